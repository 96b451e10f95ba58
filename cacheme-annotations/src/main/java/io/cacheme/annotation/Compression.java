package io.cacheme.annotation;

/** How a {@link CacheNode} compresses what remote tiers keep. */
public enum Compression {

  /** Not at all. */
  NONE,

  /** A zlib frame, level 3. */
  ZLIB,

  /** A Zstandard frame, level 3: faster and smaller; needs {@code cacheme-compression-zstd}. */
  ZSTD,

  /** An LZ4 frame: the fastest; needs {@code cacheme-compression-lz4}. */
  LZ4
}
