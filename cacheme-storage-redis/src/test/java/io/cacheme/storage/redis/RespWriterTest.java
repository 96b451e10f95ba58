package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RespWriterTest {

  private static final int WINDOW = 1 << 16;

  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
  private final RespWriter writer = new RespWriter();

  @BeforeEach
  void begin() {
    writer.begin(allocator);
  }

  @Test
  void command_isWrittenAsRedisReadsIt() {
    writer.parts(12);
    writer.raw(Resp.argument("SET"));
    writer.ascii("key");
    writer.bytes(new byte[] {0, '\r', '\n', -1});
    writer.number(0);
    writer.number(3_600_000);
    writer.number(Long.MAX_VALUE);
    writer.number(-1);
    writer.ascii("");
    writer.empty();

    assertThat(written())
        .isEqualTo(
            "*12\r\n$3\r\nSET\r\n$3\r\nkey\r\n$4\r\n\u0000\r\n\u00ff\r\n$1\r\n0\r\n$7\r\n3600000\r\n"
                + "$19\r\n9223372036854775807\r\n$2\r\n-1\r\n$0\r\n\r\n$0\r\n\r\n");
  }

  /** What does not end in the window, or fills it just so. */
  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, WINDOW - 12, WINDOW - 10, WINDOW - 9, WINDOW - 8, WINDOW, WINDOW + 1, 999_999})
  void arguments_ofAnyLength_areWhole(int length) {
    byte[] value = new byte[length];
    new Random(length).nextBytes(value);
    String text = "k".repeat(length);
    writer.bytes(value);
    writer.ascii(text);
    writer.bytes(value);

    String bytes = "$" + length + "\r\n" + new String(value, StandardCharsets.ISO_8859_1) + "\r\n";
    assertThat(writer.written()).isEqualTo(3 * bytes.length());
    assertThat(written().equals(bytes + "$" + length + "\r\n" + text + "\r\n" + bytes)).isTrue();
  }

  @Test
  void random_inTurns_isWrittenInOrder() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      for (int i = random.nextInt(200); i >= 0; i--) {
        byte[] value = new byte[random.nextInt(10) == 0 ? random.nextInt(150_000) : i];
        random.nextBytes(value);
        writer.bytes(value);
        expected.writeBytes(("$" + value.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
        expected.writeBytes(value);
        expected.writeBytes(new byte[] {'\r', '\n'});
      }
      assertThat(writer.written()).isEqualTo(expected.size());
      assertThat(written().equals(expected.toString(StandardCharsets.ISO_8859_1))).isTrue();
    }
  }

  @Test
  void discard_releasesAndForgets() {
    writer.bytes(new byte[3 * WINDOW]);
    writer.discard();
    writer.empty();

    assertThat(written()).isEqualTo("$0\r\n\r\n");
    assertThat(allocator.metric().usedHeapMemory()).isZero();
  }

  @Test
  void deprecatedGetBytes_stillTakesOneByteACharacter() {
    writer.ascii("\u00e9\u20ac");

    assertThat(written()).isEqualTo("$2\r\n\u00e9\u00ac\r\n");
  }

  private String written() {
    ByteBuf all = writer.end();
    try {
      return new String(ByteBufUtil.getBytes(all), StandardCharsets.ISO_8859_1);
    } finally {
      all.release();
    }
  }
}
