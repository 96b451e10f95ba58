package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

final class ZlibCompressorTest {

  private static final int MAX = 16 << 20;
  private final Compressor zlib = new ZlibCompressor();

  /** Bytes that compress to about half. */
  private static byte[] bytes(int size) {
    SplittableRandom random = new SplittableRandom(size);
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (random.nextInt(2) == 0 ? 'a' : random.nextInt());
    }
    return bytes;
  }

  @Test
  void decompress_anySize_isEqual() {
    for (int size : new int[] {0, 1, 255, 256, 1000, 65_536, 262_143, 262_144, 262_145, 5 << 20}) {
      byte[] bytes = bytes(size);
      assertThat(zlib.decompress(zlib.compress(bytes), MAX)).isEqualTo(bytes);
      assertThat(zlib.decompress(zlib.compress(bytes), Math.max(1, size))).isEqualTo(bytes);
    }
  }

  @Test
  void decompress_bytesThatDoNotCompress_areEqual() {
    byte[] bytes = new byte[1 << 20];
    new SplittableRandom(1).nextBytes(bytes);
    assertThat(zlib.decompress(zlib.compress(bytes), MAX)).isEqualTo(bytes);
  }

  @Test
  void compress_isAStandardFrame() throws DataFormatException {
    for (int size : new int[] {0, 100, 255, 256, 100_000}) {
      Inflater inflater = new Inflater();
      inflater.setInput(zlib.compress(bytes(size)));
      byte[] inflated = new byte[size + 1];
      assertThat(inflater.inflate(inflated)).isEqualTo(size);
      assertThat(inflater.finished()).isTrue();
      assertThat(inflater.getRemaining()).isZero();
      inflater.end();
    }
  }

  @Test
  void compress_fewBytes_areStored() {
    assertThat(zlib.compress(new byte[100])).hasSize(111);
    assertThat(zlib.compress(new byte[255])).hasSize(266);
    assertThat(zlib.compress(new byte[256])).hasSizeLessThan(50);
  }

  @Test
  void compress_takesHalfOfTheBytesAtATime_andADeflaterThatIsThere() {
    byte[] zeros = new byte[100_000];
    assertThat(Allocated.by(() -> zlib.compress(zeros))).isBetween(50_000L, 51_000L);
    byte[] twoThirds = bytes(100_000);
    assertThat(Allocated.by(() -> zlib.compress(twoThirds))).isBetween(200_000L, 250_000L);
    byte[] few = new byte[300];
    assertThat(Allocated.by(() -> zlib.compress(few))).isLessThan(300);
  }

  @Test
  void decompress_othersFrames_areRead() throws IOException {
    byte[] bytes = bytes(10_000);
    for (int level : new int[] {0, 1, 6, 9}) {
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      try (DeflaterOutputStream out = new DeflaterOutputStream(frame, new Deflater(level))) {
        out.write(bytes);
      }
      assertThat(zlib.decompress(frame.toByteArray(), MAX)).isEqualTo(bytes);
    }
  }

  @Test
  void decompress_moreThanAllowed_isUndecodable() {
    for (int size : new int[] {101, 262_144, 1 << 20}) {
      byte[] frame = zlib.compress(new byte[size]);
      assertThatThrownBy(() -> zlib.decompress(frame, size - 1))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("maxInflatedBytes");
    }
  }

  @Test
  void decompress_cutFlippedOrLonger_isUndecodable() {
    for (int size : new int[] {50, 400}) {
      byte[] frame = zlib.compress(bytes(size));
      for (int at = 0; at < frame.length; at++) {
        assertUndecodable(Arrays.copyOf(frame, at));
        for (int bit = 0; bit < 8; bit++) {
          byte[] flipped = frame.clone();
          flipped[at] ^= (byte) (1 << bit);
          try {
            assertThat(zlib.decompress(flipped, MAX)).isEqualTo(bytes(size)); // a header's level
          } catch (UndecodableException e) {
            assertThat(e).hasNoCause();
          }
        }
      }
      assertUndecodable(Arrays.copyOf(frame, frame.length + 1));
      assertUndecodable(Arrays.copyOf(frame, frame.length + 10_000)); // more than it reads at once
    }
    assertUndecodable(new byte[] {(byte) 0x83, (byte) 0xa1, 0x74});
  }

  @Test
  void decompress_frameThatAsksForADictionary_isUndecodable() {
    Deflater deflater = new Deflater();
    deflater.setDictionary(new byte[] {1, 2, 3});
    deflater.setInput(new byte[] {1, 2, 3});
    deflater.finish();
    byte[] frame = new byte[100];
    int size = deflater.deflate(frame);
    deflater.end();
    assertUndecodable(Arrays.copyOf(frame, size));
  }

  private void assertUndecodable(byte[] frame) {
    assertThatThrownBy(() -> zlib.decompress(frame, MAX)).isInstanceOf(UndecodableException.class);
  }

  @Test
  void compressedSerializer_wrapsAnyOther() {
    Serializer plain = new MsgPackSerializer();
    Serializer compressed = new CompressedSerializer(plain, zlib, MAX);
    for (Entry<String> entry :
        List.of(
            Entry.of("hi", 1, 2), Entry.of("x".repeat(9_999), 1, 2), Entry.<String>absent(1, 2))) {
      byte[] bytes = compressed.encode(entry, Scalars.TEXT);
      assertThat(zlib.decompress(bytes, MAX)).isEqualTo(plain.encode(entry, Scalars.TEXT));
      assertThat(compressed.decode(bytes, Scalars.TEXT)).isEqualTo(entry);
      assertThatThrownBy(() -> compressed.decode(plain.encode(entry, Scalars.TEXT), Scalars.TEXT))
          .isInstanceOf(UndecodableException.class);
    }
  }

  @Test
  void compressedSerializer_refusesWhatTheOtherRefuses() {
    Serializer compressed = new CompressedSerializer(new MsgPackSerializer(), zlib, MAX);
    assertThatThrownBy(() -> compressed.check(ValueType.withoutCodec("Thread")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("there is no codec for Thread");
  }

  @Test
  void compressedSerializer_exactlyTheMost_isWrittenAndRead() {
    Entry<String> entry = Entry.of("x".repeat(400), 1, 2);
    int size = new MsgPackSerializer().encode(entry, Scalars.TEXT).length;
    Serializer compressed = new CompressedSerializer(new MsgPackSerializer(), zlib, size);
    assertThat(compressed.decode(compressed.encode(entry, Scalars.TEXT), Scalars.TEXT))
        .isEqualTo(entry);
    Serializer smaller = new CompressedSerializer(new MsgPackSerializer(), zlib, size - 1);
    assertThatThrownBy(() -> smaller.encode(entry, Scalars.TEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void compressedSerializer_whatCouldNotBeRead_isNotWritten() {
    Serializer compressed = new CompressedSerializer(new MsgPackSerializer(), zlib, 100);
    assertThatThrownBy(() -> compressed.encode(Entry.of("x".repeat(101), 1, 2), Scalars.TEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a String takes more than 100 bytes");
  }

  @Test
  void find_namedButAbsent_namesTheModule() {
    assertThat(Compressors.find("ZLIB", "UserInfo").name()).isEqualTo("ZLIB");
    assertThatThrownBy(() -> Compressors.find("ZSTD", "UserInfo"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("UserInfo is compressed by ZSTD")
        .hasMessageContaining("io.cacheme:cacheme-compression-zstd");
  }

  @Test
  void find_noSuchModule_namesNone() {
    assertThatThrownBy(() -> Compressors.find("NONE", "UserInfo"))
        .hasMessageContaining("leave compression out");
    assertThatThrownBy(() -> Compressors.find("BROTLI", "UserInfo"))
        .hasMessageContaining("the module of that compressor")
        .hasMessageNotContaining("cacheme-compression-brotli");
  }
}
