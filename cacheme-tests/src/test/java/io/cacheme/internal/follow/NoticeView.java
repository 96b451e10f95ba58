package io.cacheme.internal.follow;

/** Messages, for tests of other packages. */
public final class NoticeView {

  private NoticeView() {}

  /** All that is read from a message. */
  public static String read(String sender, String message) {
    return (Notice.isFrom(sender, message) ? "of its own " : "of another ") + Notice.keys(message);
  }
}
