package io.cacheme.spi;

/**
 * Tells which threads must never block, because they deliver the answers that would be waited for.
 */
@FunctionalInterface
public interface BlockingGuard {

  /** Whether {@code thread} is an event loop of the storage. */
  boolean mustNotBlock(Thread thread);
}
