package io.cacheme.testservers;

import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;

/** Waits for servers, but not for ever. */
final class Patience {

  private static final long NANOS = 30_000_000_000L;

  private Patience() {}

  /** Waits until {@code condition} holds; one that cannot be asked does not hold yet. */
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + NANOS;
    while (!holds(condition)) {
      if (System.nanoTime() - deadline > 0) {
        throw new ServerUnavailableException(what + ": not within 30 s", null);
      }
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerUnavailableException("interrupted", e);
    }
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
