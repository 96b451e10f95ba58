package io.cacheme.codec;

/**
 * Makes a serializer's bytes smaller: what {@code @CacheNode(compression = …)} and {@link
 * io.cacheme.DynamicType#compression} name. Found by {@link java.util.ServiceLoader}, so it needs a
 * public constructor without parameters. Safe for any number of threads; must not block.
 *
 * <p>Implemented by applications, too, best by {@link StreamCompressor}; what is added has a
 * default.
 */
public interface Compressor {

  /** The name, as in {@code Compression}: {@code "ZSTD"}. */
  String name();

  /**
   * The bytes in a frame, always, however few they are.
   *
   * @param bytes not changed, and not kept
   * @return an array of the caller's own
   */
  byte[] compress(byte[] bytes);

  /**
   * The bytes in {@code frame}. A size that the frame declares is not believed: it never takes more
   * memory than {@code maxBytes} and 1 MiB.
   *
   * @param frame of another's, too, or of nobody's; not changed
   * @param maxBytes how many it may hold
   * @return an array of the caller's own
   * @throws UndecodableException if it is cut, foreign or corrupt, or holds more than {@code
   *     maxBytes}; no other exception
   */
  byte[] decompress(byte[] frame, int maxBytes);
}
