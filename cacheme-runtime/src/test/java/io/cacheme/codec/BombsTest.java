package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R17: what decoding takes is bounded, by bytes that claim or inflate to more. Runs at 64 MiB. */
final class BombsTest {

  private static final int MAX = 16 << 20;

  @BeforeAll
  static void heap_isSmall() {
    assumeTrue(Boolean.getBoolean("cacheme.smallHeap")); // set by the execution that is for it
    assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(64L << 20);
  }

  private static byte[] zeros(int mebibytes) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(frame, new Deflater(9))) {
      for (int i = 0; i < mebibytes; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    return frame.toByteArray();
  }

  @Test
  void zlib_thatInflatesToAGibibyte_isUndecodable() throws IOException {
    byte[] bomb = zeros(1024);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> new ZlibCompressor().decompress(bomb, MAX))
          .isInstanceOf(UndecodableException.class);
    }
  }

  @Test
  void zlib_exactlyTheMost_takesItOnce() throws IOException {
    byte[] most = zeros(16);
    byte[] held = new byte[(64 - 16 - 16) << 20]; // leaves room for one and not for two
    assertThat(new ZlibCompressor().decompress(most, MAX)).hasSize(MAX);
    assertThat(held).isNotEmpty();
  }

  @Test
  void msgPack_claims_takeNothing() {
    for (byte first : new byte[] {Format.BIN32, Format.STR32, Format.ARRAY32, Format.MAP32}) {
      byte[] claim = ByteBuffer.allocate(16).put(first).putInt(0x7FFF_FFF0).array();
      byte[] entry = new byte[22];
      System.arraycopy(
          new byte[] {(byte) 0x82, (byte) 0xa1, 't', 1, (byte) 0xa1, 'v'}, 0, entry, 0, 6);
      System.arraycopy(claim, 0, entry, 6, 16);
      for (ValueType<?> type : List.of(Scalars.TEXT, Scalars.TEXTS, Everything.TYPE)) {
        assertThatThrownBy(() -> new MsgPackSerializer().decode(entry, type))
            .isInstanceOf(UndecodableException.class);
      }
    }
  }

  @Test
  void java_claims_takeNothing() throws IOException {
    byte[] stream = JavaGadgetTest.stream(new ArrayList<>(List.of(new long[0x1234])));
    ByteBuffer buffer = ByteBuffer.wrap(stream);
    for (int i = 0; i < stream.length - 4; i++) {
      if (buffer.getInt(i) == 0x1234) {
        buffer.putInt(i, 1 << 23);
      }
    }
    assertThatThrownBy(() -> new JavaSerializer().decode(Raw.entry(stream), Order.TYPE))
        .isInstanceOf(UndecodableException.class);
  }
}
