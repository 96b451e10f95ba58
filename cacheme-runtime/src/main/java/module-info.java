/** What applications and generated code call, and what storages implement. */
module io.cacheme {
  requires static jdk.jfr;
  requires static transitive org.jspecify;

  exports io.cacheme;
  exports io.cacheme.codec;
  exports io.cacheme.generated;
  exports io.cacheme.help;
  exports io.cacheme.spi;
  exports io.cacheme.stats;

  uses io.cacheme.codec.Compressor;
  uses io.cacheme.spi.StorageProvider;
}
