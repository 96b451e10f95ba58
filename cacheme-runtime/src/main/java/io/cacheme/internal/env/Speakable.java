package io.cacheme.internal.env;

/** What users' code and drivers throw, which may itself throw when it is asked what it is. */
public final class Speakable {

  private Speakable() {}

  /**
   * {@code failure}, or what tells its class where it cannot say more: who only wants to quote it,
   * as the JDK does in exceptions that have it as their cause, would end with that instead of
   * answering.
   */
  public static Throwable of(Throwable failure) {
    try {
      String unused = failure + ": " + failure.getMessage();
      return failure;
    } catch (Throwable e) {
      return new IllegalStateException(
          "a "
              + failure.getClass().getName()
              + ", which cannot say why: "
              + e.getClass().getName());
    }
  }
}
