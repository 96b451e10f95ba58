package io.cacheme.compression.lz4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.Compressor;
import io.cacheme.codec.Compressors;
import io.cacheme.codec.UndecodableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import org.junit.jupiter.api.Test;

/** Runs at 64 MiB: what decompressing takes is bounded. */
final class Lz4CompressorTest {

  private static final int MAX = 16 << 20;
  private final Compressor lz4 = Compressors.find("LZ4", "UserInfo");

  private static byte[] bytes(int size) {
    SplittableRandom random = new SplittableRandom(size);
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (random.nextInt(2) == 0 ? 'a' : random.nextInt());
    }
    return bytes;
  }

  private static byte[] theirs(byte[] bytes, int times, BLOCKSIZE blocks) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    try (LZ4FrameOutputStream out = new LZ4FrameOutputStream(frame, blocks)) {
      for (int i = 0; i < times; i++) {
        out.write(bytes);
      }
    }
    return frame.toByteArray();
  }

  @Test
  void decompress_anySize_isEqual() {
    for (int size : new int[] {0, 1, 255, 65_535, 65_536, 65_537, 262_144, 5 << 20}) {
      assertThat(lz4.decompress(lz4.compress(bytes(size)), Math.max(1, size)))
          .isEqualTo(bytes(size));
      assertThat(lz4.decompress(lz4.compress(new byte[size]), MAX)).hasSize(size);
    }
  }

  @Test
  void compress_isAStandardFrame() throws IOException {
    byte[] bytes = bytes(100_000);
    try (LZ4FrameInputStream in =
        new LZ4FrameInputStream(new ByteArrayInputStream(lz4.compress(bytes)))) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    assertThat(lz4.decompress(theirs(bytes, 1, BLOCKSIZE.SIZE_256KB), MAX)).isEqualTo(bytes);
    assertUndecodable(theirs(bytes, 1, BLOCKSIZE.SIZE_4MB));
  }

  @Test
  void decompress_moreThanAllowed_isUndecodable() throws IOException {
    byte[] frame = lz4.compress(new byte[1000]);
    assertThatThrownBy(() -> lz4.decompress(frame, 999))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("maxInflatedBytes");
    assertUndecodable(theirs(new byte[1 << 20], 256, BLOCKSIZE.SIZE_256KB));
  }

  @Test
  void decompress_cutFlippedOrLonger_isUndecodable() {
    byte[] bytes = bytes(400);
    byte[] frame = lz4.compress(bytes);
    for (int at = 0; at < frame.length; at++) {
      assertUndecodable(Arrays.copyOf(frame, at));
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = frame.clone();
        flipped[at] ^= (byte) (1 << bit);
        try {
          lz4.decompress(flipped, MAX);
        } catch (UndecodableException e) {
          assertThat(e).hasNoCause();
        }
      }
    }
    assertUndecodable(Arrays.copyOf(frame, frame.length + 1));
    assertUndecodable(new byte[] {(byte) 0x83, (byte) 0xa1, 0x74});
  }

  @Test
  void decompress_shorterThanAHeader_saysThatItIsNoFrame() {
    byte[] frame = lz4.compress(bytes(400));
    for (int size = 0; size < 6; size++) {
      byte[] cut = Arrays.copyOf(frame, size);
      assertThatThrownBy(() -> lz4.decompress(cut, MAX))
          .hasMessage("the bytes are not LZ4, or have blocks over 256 KiB");
    }
  }

  private void assertUndecodable(byte[] frame) {
    assertThatThrownBy(() -> lz4.decompress(frame, MAX)).isInstanceOf(UndecodableException.class);
  }
}
