package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.cacheme.spi.StoredValue;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RespReaderTest {

  private static final int WINDOW = 1 << 16;

  /** Both versions of the protocol, with all that is pushed, left out, nested or empty. */
  private static final String EVERYTHING =
      "+OK\r\n+\r\n+PONG\r\n-ERR no\r\n:0\r\n:-7\r\n:+7\r\n:9223372036854775807\r\n"
          + ":-9223372036854775808\r\n$-1\r\n$0\r\n\r\n$5\r\na\r\nb\n\r\n*-1\r\n*0\r\n"
          + "*3\r\n$1\r\na\r\n$-1\r\n$2\r\n\r\n\r\n*2\r\n*1\r\n:1\r\n*0\r\n"
          + "*2\r\n:1\r\n-ERR in it\r\n_\r\n#t\r\n#f\r\n,1.5\r\n(123456789012345678901\r\n"
          + "!5\r\nERR x\r\n=7\r\ntxt:abc\r\n=0\r\n\r\n~1\r\n+a\r\n%1\r\n+a\r\n:1\r\n"
          + ">2\r\n+message\r\n$3\r\nabc\r\n>2\r\n$7\r\nmessage\r\n_\r\n|1\r\n+ttl\r\n:3600\r\n$1\r\nz\r\n"
          + "*2\r\n|1\r\n+a\r\n*1\r\n:1\r\n:5\r\n:6\r\n%0\r\n|0\r\n:8\r\n";

  private static final String READ =
      "\"OK\" \"\" \"PONG\" (ERR no) 0 -7 7 9223372036854775807 -9223372036854775808 null <> "
          + "<a\r\nb\n> null [] [<a> null <\r\n>] [[1] []] (ERR in it) null true false \"1.5\" "
          + "\"123456789012345678901\" (ERR x) <abc> <> [\"a\"] [\"a\" 1] <z> [5 6] [] 8";

  @Test
  void next_everything_inOnePiece() {
    assertThat(read(bytes(EVERYTHING), WINDOW)).isEqualTo(READ);
  }

  @Test
  void next_everything_splitAtEachPosition() {
    byte[] all = bytes(EVERYTHING);
    for (int split = 0; split <= all.length; split++) {
      assertThat(read(all, WINDOW, split)).as("split at %d", split).isEqualTo(READ);
    }
  }

  @Test
  void next_everything_splitAtEachTwoPositions() {
    byte[] all = bytes(EVERYTHING);
    for (int first = 0; first <= all.length; first++) {
      for (int second = first; second <= Math.min(all.length, first + 9); second++) {
        assertThat(read(all, WINDOW, first, second))
            .as("split at %d and %d", first, second)
            .isEqualTo(READ);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16})
  void next_everything_throughASmallWindow_byteByByte(int window) {
    byte[] all = bytes(EVERYTHING);
    int[] everywhere = new int[all.length];
    Arrays.setAll(everywhere, i -> i);

    assertThat(read(all, window, everywhere)).isEqualTo(READ);
    assertThat(read(all, window)).isEqualTo(READ);
  }

  @Test
  void next_randomPipelines_readAsWritten() {
    for (long seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      List<String> expected = new ArrayList<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        expected.add(new RandomReply(random, written).write(0));
      }
      byte[] all = written.toByteArray();
      int[] splits = random.ints(random.nextInt(30), 0, all.length + 1).sorted().toArray();

      assertThat(read(all, 1 + random.nextInt(100), splits))
          .as("seed %d", seed)
          .isEqualTo(String.join(" ", expected));
    }
  }

  /** Longer than what is taken for it before it has arrived, and than the window. */
  @ParameterizedTest
  @ValueSource(ints = {WINDOW - 9, WINDOW, 1 << 20, (1 << 20) + 1, 5_000_000})
  void next_largeValue_isWhole(int length) {
    byte[] value = new byte[length];
    new Random(length).nextBytes(value);
    RespReader reader = new RespReader();
    ByteBuf all = Unpooled.buffer();
    all.writeBytes(bytes("$" + length + "\r\n")).writeBytes(value).writeBytes(bytes("\r\n:1\r\n"));
    List<Object> replies = new ArrayList<>();
    while (all.isReadable()) {
      ByteBuf piece = all.readSlice(Math.min(all.readableBytes(), 60_000));
      reader.begin(piece, new byte[WINDOW]);
      for (Object reply = reader.next(); reply != RespReader.MORE; reply = reader.next()) {
        replies.add(reply);
      }
    }

    assertThat(replies).hasSize(2);
    assertThat(((StoredValue) replies.get(0)).bytes()).isEqualTo(value);
    assertThat(replies.get(1)).isEqualTo(1L);
  }

  static Stream<String[]> hostile() {
    return Stream.of(
        new String[] {"HTTP/1.1 400 Bad Request\r\n", "a reply of an unknown type"},
        new String[] {"\r\n", "a line that does not end as lines do"},
        new String[] {"\n", "a line that does not end as lines do"},
        new String[] {":1\n", "a line that does not end as lines do"},
        new String[] {"\u0000\r\n", "a reply of an unknown type"},
        new String[] {":\r\n", "a number that is none"},
        new String[] {":-\r\n", "a number that is none"},
        new String[] {":1x\r\n", "a number that is none"},
        new String[] {":9223372036854775808\r\n", "a number that is none"},
        new String[] {":-9223372036854775809\r\n", "a number that is none"},
        new String[] {":99999999999999999999999\r\n", "a number that is none"},
        new String[] {"$\r\n", "a number that is none"},
        new String[] {"$?\r\n", "a number that is none"},
        new String[] {"$-2\r\n", "a string of a negative length"},
        new String[] {"!-1\r\n", "a string of a negative length"},
        new String[] {"=-1\r\n", "a string of a negative length"},
        new String[] {"$1073741825\r\n", "a reply of more than 1073741824 bytes"},
        new String[] {"$9223372036854775807\r\n", "a reply of more than 1073741824 bytes"},
        new String[] {"*2\r\n$900000000\r\n", null},
        new String[] {"$2\r\nsecret\r\n", "a string that is longer than announced"},
        new String[] {"$2\r\nab\rx", "a string that is longer than announced"},
        new String[] {"*-2\r\n", "a reply of -2 parts"},
        new String[] {"%-1\r\n", "a reply of -1 parts"},
        new String[] {"*2147483647\r\n", "a reply of 2147483647 parts"},
        new String[] {"*9223372036854775807\r\n", "a reply of 9223372036854775807 parts"},
        new String[] {"%4611686018427387904\r\n", "a reply of 4611686018427387904 parts"},
        new String[] {"*1\r\n".repeat(8), null},
        new String[] {"*1\r\n".repeat(9), "a reply that is nested by more than 8"},
        new String[] {"*1\r\n>1\r\n", "a push within a reply"},
        new String[] {"#x\r\n", "neither true nor false"},
        new String[] {"#\r\n", "neither true nor false"},
        new String[] {"-" + "secret".repeat(20_000), "a line of more than 65536 bytes"},
        new String[] {"secret", null});
  }

  /** In one piece and byte by byte. */
  @ParameterizedTest
  @MethodSource("hostile")
  void next_noReply_isToldWithoutIt(String sent, String told) {
    byte[] all = bytes(sent);
    int[] everywhere = new int[Math.min(all.length, 1_000)];
    Arrays.setAll(everywhere, i -> i);
    for (int[] splits : new int[][] {{}, everywhere}) {
      if (told == null) {
        assertThat(read(all, WINDOW, splits)).isEmpty();
      } else {
        assertThatThrownBy(() -> read(all, WINDOW, splits))
            .isInstanceOf(RespException.class)
            .hasMessage(told);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"$1073741000", "*357913900", "%100000000", "!1000000000", ">100000000"})
  void next_lengthWithoutTheRest_takesLittleMemory(String line) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    RespReader reader = new RespReader();
    ByteBuf arrived = Unpooled.wrappedBuffer(bytes(line + "\r\n"));
    byte[] window = new byte[WINDOW];
    long before = threads.getCurrentThreadAllocatedBytes();
    reader.begin(arrived, window);
    Object reply = reader.next();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(reply).isSameAs(RespReader.MORE);
    assertThat(allocated).isLessThan(2 << 20);
  }

  @Test
  void next_randomBytes_areReadOrRefused() {
    int refused = 0;
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] all = new byte[random.nextInt(60)];
      for (int i = 0; i < all.length; i++) {
        all[i] = (byte) "+-:$!=*~%>|_#,(012\r\n\r\n\r\n".charAt(random.nextInt(24));
      }
      try {
        read(all, 1 + random.nextInt(40), random.ints(5, 0, all.length + 1).sorted().toArray());
      } catch (RespException e) {
        refused++;
      }
    }

    assertThat(refused).isBetween(1, 19_999);
  }

  /** What is read of {@code all}, in pieces that begin at {@code splits}. */
  private static String read(byte[] all, int window, int... splits) {
    RespReader reader = new RespReader();
    List<String> replies = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= splits.length; i++) {
      int end = i < splits.length ? splits[i] : all.length;
      reader.begin(Unpooled.wrappedBuffer(all, start, end - start), new byte[window]);
      for (Object reply = reader.next(); reply != RespReader.MORE; reply = reader.next()) {
        replies.add(text(reply));
      }
      start = end;
    }
    return String.join(" ", replies);
  }

  private static String text(Object reply) {
    if (reply instanceof StoredValue value) {
      return "<" + new String(value.bytes(), StandardCharsets.ISO_8859_1) + ">";
    }
    if (reply instanceof String line) {
      return "\"" + line + "\"";
    }
    if (reply instanceof RespError error) {
      return "(" + error.message() + ")";
    }
    if (reply instanceof List<?> list) {
      return list.stream().map(RespReaderTest::text).collect(Collectors.joining(" ", "[", "]"));
    }
    return String.valueOf(reply);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Writes replies, and says how they are to be read. */
  private record RandomReply(Random random, ByteArrayOutputStream target) {

    String write(int depth) {
      if (random.nextInt(10) == 0 && depth < 6) {
        writeLeftOut(depth);
      }
      return switch (random.nextInt(depth < 6 ? 7 : 4)) {
        case 0 -> line(random.nextBoolean() ? "$-1" : "_", "null");
        case 1 -> number(random.nextLong() >> random.nextInt(64));
        case 2 -> line("+word" + depth, "\"word" + depth + "\"");
        case 3 -> string();
        case 4, 5 -> list('*', random.nextInt(5), 1, depth);
        default -> list('%', random.nextInt(3), 2, depth);
      };
    }

    private void writeLeftOut(int depth) {
      if (depth == 0 && random.nextBoolean()) {
        push(random.nextInt(1, 4), depth);
      } else {
        list('|', random.nextInt(3), 2, depth);
      }
    }

    private void push(int size, int depth) {
      line(">" + (size + 1), "");
      line("+kind", "");
      for (int i = 0; i < size; i++) {
        write(depth + 1);
      }
    }

    private String number(long number) {
      return line(":" + number, String.valueOf(number));
    }

    private String string() {
      byte[] value = new byte[random.nextInt(random.nextInt(8) == 0 ? 500 : 12)];
      for (int i = 0; i < value.length; i++) {
        value[i] = (byte) "\r\n$*ab".charAt(random.nextInt(6));
      }
      String text = new String(value, StandardCharsets.ISO_8859_1);
      line("$" + value.length, "");
      return line(text, "<" + text + ">");
    }

    private String list(char type, int size, int partsEach, int depth) {
      line(type + String.valueOf(size), "");
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < size * partsEach; i++) {
        parts.add(write(depth + 1));
      }
      return "[" + String.join(" ", parts) + "]";
    }

    private String line(String line, String read) {
      target.writeBytes(bytes(line + "\r\n"));
      return read;
    }
  }
}
