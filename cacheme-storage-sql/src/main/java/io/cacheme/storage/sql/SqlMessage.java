package io.cacheme.storage.sql;

/**
 * What one process tells the others.
 *
 * @param channel where they listen; printable ASCII of at most 512 bytes
 * @param text what they are told; ASCII
 */
public record SqlMessage(String channel, String text) {

  /** Without the text, which names keys. */
  @Override
  public String toString() {
    return "a message on " + channel;
  }
}
