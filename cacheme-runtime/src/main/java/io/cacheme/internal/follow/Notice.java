package io.cacheme.internal.follow;

import java.util.List;

/**
 * The text of a message: who sends it, and the keys that were written, a line each; or {@link #ALL}
 * for any that there may be. Keys are printable, so that no line feed is in one.
 */
public final class Notice {

  /** Stands for all keys; longer than none, and like no key, for these have a colon. */
  public static final String ALL = "*";

  /** Stands for the node as a whole: all its entries were ended at once. */
  public static final String CLEARED = "!";

  private Notice() {}

  /** A message from {@code sender} that {@code keys} were written. */
  public static String of(String sender, List<String> keys) {
    return sender + "\n" + String.join("\n", keys);
  }

  /** How many bytes a message from {@code sender} has besides its keys and a byte for each. */
  public static int headBytes(String sender) {
    return sender.length();
  }

  /** Whether {@code message} is from {@code sender}. */
  static boolean isFrom(String sender, String message) {
    return message.startsWith(sender + "\n");
  }

  /** The keys in {@code message}. */
  static List<String> keys(String message) {
    int head = message.indexOf('\n');
    return head < 0 ? List.of(ALL) : message.substring(head + 1).lines().toList();
  }
}
