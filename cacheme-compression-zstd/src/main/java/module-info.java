/** Zstandard for what remote storages keep. */
module io.cacheme.compression.zstd {
  requires transitive io.cacheme;
  requires com.github.luben.zstd_jni;

  exports io.cacheme.compression.zstd;

  provides io.cacheme.codec.Compressor with
      io.cacheme.compression.zstd.ZstdCompressor;
}
