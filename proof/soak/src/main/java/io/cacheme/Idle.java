package io.cacheme;

/** Asks a {@code Cacheme} what only its own tests may ask. */
public final class Idle {

  private Idle() {}

  /** Whether nothing is under way: no flight, no write, no load, no call of a storage. */
  public static boolean is(Cacheme cacheme) {
    return cacheme.isIdle();
  }
}
