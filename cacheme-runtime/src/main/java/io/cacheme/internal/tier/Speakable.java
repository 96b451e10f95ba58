package io.cacheme.internal.tier;

/** What drivers, codecs and callbacks throw, as the log and failures may quote it. */
public final class Speakable {

  private Speakable() {}

  /**
   * {@code failure}, or what tells of its class where it throws when it is asked for its message:
   * who only wants to quote it, as the JDK does in exceptions that have it as their cause, would
   * end with that instead of answering.
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
