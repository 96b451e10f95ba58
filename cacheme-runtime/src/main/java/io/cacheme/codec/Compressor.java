package io.cacheme.codec;

/**
 * Makes a serializer's bytes smaller: what {@code @CacheNode(compression = …)} names. Found by
 * {@link java.util.ServiceLoader}, so it needs a public constructor without parameters. Safe for
 * any number of threads.
 */
public interface Compressor {

  /** The name, as in {@code Compression}: {@code "ZSTD"}. */
  String name();

  /** The bytes in a frame, always, however few they are. The array belongs to the caller. */
  byte[] compress(byte[] bytes);

  /**
   * The bytes in {@code frame}. A size that the frame declares is not believed: it never takes more
   * memory than {@code maxBytes} and 1 MiB.
   *
   * @throws UndecodableException if it is cut, foreign or corrupt, or holds more than {@code
   *     maxBytes}; no other exception
   */
  byte[] decompress(byte[] frame, int maxBytes);
}
