package io.cacheme.compression.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import io.cacheme.codec.Compressor;
import io.cacheme.codec.Compressors;
import io.cacheme.codec.UndecodableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Runs at 64 MiB: what decompressing takes is bounded. */
final class ZstdCompressorTest {

  private static final int MAX = 16 << 20;
  private final Compressor zstd = Compressors.find("ZSTD", "UserInfo");

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
    for (int size : new int[] {0, 1, 255, 65_536, 131_072, 131_073, 262_144, 5 << 20}) {
      assertThat(zstd.decompress(zstd.compress(bytes(size)), Math.max(1, size)))
          .isEqualTo(bytes(size));
      assertThat(zstd.decompress(zstd.compress(new byte[size]), MAX)).hasSize(size);
    }
  }

  @Test
  void compress_isAStandardFrame() {
    byte[] bytes = bytes(10_000);
    assertThat(Zstd.decompress(zstd.compress(bytes), 10_000)).isEqualTo(bytes);
    assertThat(zstd.decompress(Zstd.compress(bytes, 19), MAX)).isEqualTo(bytes);
  }

  @Test
  void decompress_moreThanAllowed_isUndecodable() {
    byte[] frame = zstd.compress(new byte[1000]);
    assertThatThrownBy(() -> zstd.decompress(frame, 999))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("maxInflatedBytes");
  }

  @Test
  void decompress_bombs_areUndecodable() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(bomb)) {
      for (int i = 0; i < 256; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    assertUndecodable(bomb.toByteArray());
    byte[] sized = Zstd.compress(new byte[MAX + 1]);
    assertUndecodable(sized);
    for (int i = 0; i < 100; i++) {
      byte[] header = {
        0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, (byte) 0xA0, 0, 0, (byte) 0xFF, 0, 1, 0, 0
      };
      assertUndecodable(header);
    }
  }

  @Test
  void decompress_wholeFrameThatClaimsMoreThanItCouldHold_takesNoMemory() {
    byte[] frame = new byte[4 + 1 + 4 + 3 + 80]; // its one block is of 80 bytes as they are
    byte[] begin = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, (byte) 0xA0, 0, 0x6C, (byte) 0xDC, 2};
    System.arraycopy(begin, 0, frame, 0, begin.length);
    frame[9] = (byte) 0x81;
    frame[10] = 2;
    assertThat(Zstd.getFrameContentSize(frame)).isEqualTo(48_000_000);
    assertThat(Zstd.findFrameCompressedSize(frame)).isEqualTo(frame.length);
    assertThatThrownBy(() -> zstd.decompress(frame, Integer.MAX_VALUE))
        .isInstanceOf(UndecodableException.class);
  }

  @Test
  void decompress_cutFlippedOrLonger_isUndecodable() {
    byte[] bytes = bytes(400);
    byte[] frame = zstd.compress(bytes);
    for (int at = 0; at < frame.length; at++) {
      assertUndecodable(Arrays.copyOf(frame, at));
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = frame.clone();
        flipped[at] ^= (byte) (1 << bit);
        try {
          zstd.decompress(flipped, MAX); // without its checksum, say
        } catch (UndecodableException e) {
          assertThat(e).hasNoCause();
        }
      }
    }
    assertUndecodable(Arrays.copyOf(frame, frame.length + 1));
    byte[] twice = Arrays.copyOf(frame, 2 * frame.length);
    System.arraycopy(frame, 0, twice, frame.length, frame.length);
    assertUndecodable(twice);
    assertUndecodable(new byte[] {(byte) 0x83, (byte) 0xa1, 0x74});
  }

  private void assertUndecodable(byte[] frame) {
    assertThatThrownBy(() -> zstd.decompress(frame, MAX)).isInstanceOf(UndecodableException.class);
  }
}
