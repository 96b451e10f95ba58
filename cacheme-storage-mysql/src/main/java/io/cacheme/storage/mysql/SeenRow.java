package io.cacheme.storage.mysql;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.storage.sql.vertx.SeenDigest;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * What was seen, in a form that a statement over many rows can compare: {@code ON DUPLICATE KEY
 * UPDATE} knows no argument of its row's own, so the digest has the key in it, and is looked for
 * among those of all.
 */
final class SeenRow {

  /** That of the row at hand; no key has a zero byte, so no two rows share one. */
  static final String DIGEST = "UNHEX(SHA2(CONCAT(`key`, x'00', value), 256))";

  private static final Buffer NONE = Buffer.buffer();
  private static final byte[] SEPARATOR = {0};

  private SeenRow() {}

  /** What {@link #DIGEST} is where a row has what was seen; nothing that it ever is, if nothing. */
  static Buffer digest(ConditionalEntry entry) {
    byte[] seen = entry.seen();
    return seen == null
        ? NONE
        : Buffer.buffer(
            SeenDigest.of(entry.key().getBytes(StandardCharsets.US_ASCII), SEPARATOR, seen));
  }
}
