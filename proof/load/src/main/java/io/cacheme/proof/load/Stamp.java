package io.cacheme.proof.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * What a value says of itself: whose it is, and which version. A text, which every serializer
 * writes; bytes that were damaged on the way are told from those of another key by a checksum.
 */
record Stamp(int key, long version, boolean intact) {

  private static final char BAR = '|';
  private static final Stamp DAMAGED = new Stamp(-1, -1, false);

  /** A value of at least {@code length} letters with {@code secret} in it. */
  static String text(int key, long version, String secret, int length) {
    String body = key + "|" + version + BAR + secret;
    int missing = Math.max(0, length - body.length() - 9);
    String whole = body + "x".repeat(missing);
    return whole + BAR + checksum(whole);
  }

  static Stamp of(String text) {
    int end = text.lastIndexOf(BAR);
    if (end < 0 || !text.substring(end + 1).equals(checksum(text.substring(0, end)))) {
      return DAMAGED;
    }
    int afterKey = text.indexOf(BAR);
    int afterVersion = text.indexOf(BAR, afterKey + 1);
    return new Stamp(
        Integer.parseInt(text.substring(0, afterKey)),
        Long.parseLong(text.substring(afterKey + 1, afterVersion)),
        true);
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
