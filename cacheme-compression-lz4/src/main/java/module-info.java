/** LZ4 for what remote storages keep; its name ends in a digit, and there is no other lz4-java. */
@SuppressWarnings({"module", "requires-automatic"})
module io.cacheme.compression.lz4 {
  requires transitive io.cacheme;
  requires jdk.unsupported; // by lz4-java, which cannot say so
  requires org.lz4.java;

  exports io.cacheme.compression.lz4;

  provides io.cacheme.codec.Compressor with
      io.cacheme.compression.lz4.Lz4Compressor;
}
