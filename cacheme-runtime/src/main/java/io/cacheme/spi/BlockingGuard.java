package io.cacheme.spi;

/**
 * Tells which threads must never block, because they deliver the answers that would be waited for.
 * Implemented by storages.
 */
@FunctionalInterface
public interface BlockingGuard {

  /**
   * Whether {@code thread} is an event loop of the storage. Asked often, by any thread; does not
   * block.
   */
  boolean mustNotBlock(Thread thread);
}
