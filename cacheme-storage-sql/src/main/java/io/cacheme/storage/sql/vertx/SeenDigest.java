package io.cacheme.storage.sql.vertx;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What stands for a value that is compared with one of the server's: as long as that, it would
 * double what a statement carries, and fill a packet that has room for one alone.
 */
public final class SeenDigest {

  private SeenDigest() {}

  /** The SHA-256 of all {@code parts}, one after the other. */
  public static byte[] of(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256, which all must have", e);
    }
  }
}
