package io.cacheme.storage.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a script compares a value with: its bytes, or a digest of them where that is much shorter.
 *
 * @param bytes as they are sent
 * @param isDigest whether they are the SHA-1 in hexadecimal, the one digest that scripts can make
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record SeenValue(byte[] bytes, boolean isDigest) {

  private static final int MOST_BYTES = 256;

  static SeenValue of(byte[] value) {
    return value.length <= MOST_BYTES
        ? new SeenValue(value, false)
        : new SeenValue(digest(value), true);
  }

  private static byte[] digest(byte[] value) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(value);
      return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
