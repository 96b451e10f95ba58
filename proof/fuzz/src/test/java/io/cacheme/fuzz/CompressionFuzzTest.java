package io.cacheme.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cacheme.codec.Compressors;

/** Any bytes, given to each compressor as a frame and as content. */
class CompressionFuzzTest {

  private static final Inflation ZLIB = new Inflation(Compressors.find("ZLIB", "a fuzzer"));
  private static final Inflation ZSTD = new Inflation(Compressors.find("ZSTD", "a fuzzer"));
  private static final Inflation LZ4 = new Inflation(Compressors.find("LZ4", "a fuzzer"));

  @FuzzTest(maxDuration = "10s")
  void zlib(byte[] bytes) {
    ZLIB.check(bytes);
  }

  @FuzzTest(maxDuration = "10s")
  void zstd(byte[] bytes) {
    ZSTD.check(bytes);
  }

  @FuzzTest(maxDuration = "10s")
  void lz4(byte[] bytes) {
    LZ4.check(bytes);
  }
}
