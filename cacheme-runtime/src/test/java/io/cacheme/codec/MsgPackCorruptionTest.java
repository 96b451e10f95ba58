package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * R11: bytes that are cut, changed or foreign give a value or {@link UndecodableException}. {@code
 * -Dcacheme.codec.rounds=N} tries as many more or fewer as {@code N} is than 20.
 */
final class MsgPackCorruptionTest {

  private static final long SEED = 7;
  private static final int ROUNDS = Integer.getInteger("cacheme.codec.rounds", 20);
  private final Serializer serializer = new MsgPackSerializer();

  private <V> boolean decodes(byte[] bytes, ValueType<V> type) {
    try {
      serializer.decode(bytes, type);
      return true;
    } catch (UndecodableException e) {
      // What the reader itself got wrong would be hidden behind "failed with".
      if (String.valueOf(e.getMessage()).contains("failed with")) {
        throw new AssertionError(e);
      }
      return false;
    }
  }

  private static byte[] bytesOf(long seed) {
    return new MsgPackSerializer()
        .encode(Entry.of(new RandomValues(seed).everything(2), 5, 6), Everything.TYPE);
  }

  @Test
  void decode_cutAnywhere_isUndecodable() {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = bytesOf(SEED + i);
      for (int end = 0; end < bytes.length; end++) {
        if (decodes(Arrays.copyOf(bytes, end), Everything.TYPE)) {
          throw new AssertionError("cut at " + end + " of seed " + (SEED + i));
        }
      }
    }
  }

  @Test
  void decode_flippedBitAnywhere_isAValueOrUndecodable() {
    int values = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = bytesOf(SEED + i);
      for (int bit = 0; bit < Math.min(bytes.length, 2_000) * 8; bit++) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        values += decodes(bytes, Everything.TYPE) ? 1 : 0;
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
    assertThat(values).isPositive();
  }

  @Test
  void decode_randomBytes_isAValueOrUndecodable() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 5_000 * ROUNDS; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      decodes(bytes, Everything.TYPE);
      decodes(bytes, Scalars.TEXTS);
    }
  }

  @Test
  void decode_severalBytesChanged_isAValueOrUndecodable() {
    byte[][] corpus =
        LongStream.range(0, 50).mapToObj(i -> bytesOf(SEED + i)).toArray(byte[][]::new);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 2_500 * ROUNDS; i++) {
      byte[] bytes = corpus[i % corpus.length].clone();
      for (int change = random.nextInt(1, 5); change > 0; change--) {
        bytes[random.nextInt(Math.min(bytes.length, 300))] = (byte) random.nextInt();
      }
      decodes(bytes, Everything.TYPE);
    }
  }

  private <V> void assertUndecodable(String hex, ValueType<V> type, String message) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThatThrownBy(() -> serializer.decode(bytes, type))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining(message);
  }

  @Test
  void decode_declaredSizesBeyondTheBytes_allocateNothing() {
    assertUndecodable("82 A174 01 A176 DD7FFFFFFF 00", Scalars.TEXTS, "end within");
    assertUndecodable("82 A174 01 A176 DDFFFFFFFF 00", Scalars.TEXTS, "end within");
    assertUndecodable("82 A174 01 A176 DBFFFFFFFF 00", Scalars.TEXT, "end within");
    assertUndecodable("82 A174 01 A176 DB7FFFFFFF 00", Scalars.TEXT, "end within");
    assertUndecodable("DFFFFFFFFF", Scalars.TEXT, "end within");
    assertUndecodable("82 A174 01 A178 C6FFFFFFFF", Scalars.TEXT, "end within");
    assertUndecodable("82 A174 01 A178 C9FFFFFFFF01", Scalars.TEXT, "end within");
    assertUndecodable("82 A174 01 A178 DFFFFFFFFF", Scalars.TEXT, "end within");
  }

  @Test
  void decode_deepUnknownField_isSkipped() {
    byte[] head = HexFormat.of().parseHex("83A17401A178");
    byte[] tail = HexFormat.of().parseHex("C0A176A178");
    byte[] bytes = new byte[head.length + 1_000_000 + tail.length];
    Arrays.fill(bytes, (byte) 0x91);
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(tail, 0, bytes, head.length + 1_000_000, tail.length);
    assertThat(serializer.decode(bytes, Scalars.TEXT).value()).isEqualTo("x");
  }

  @Test
  void decode_tooDeep_isUndecodable() {
    String head = "82A17401A176";
    assertUndecodable(head + "81A5696E6E6572".repeat(256) + "C0", Nested.TYPE, "deeper than 256");
  }

  @Test
  void decode_bytesAfterTheEntry_isUndecodable() {
    assertUndecodable("82 A174 01 A161 C3 00", Scalars.TEXT, "1 bytes are left");
  }

  @Test
  void decode_wrongEnvelopes_areUndecodable() {
    assertUndecodable("", Scalars.TEXT, "end within");
    assertUndecodable("C0", Scalars.TEXT, "expected a map at byte 0, and found nil");
    assertUndecodable("80", Scalars.TEXT, "component t is missing");
    assertUndecodable("81 A174 01", Scalars.TEXT, "has no value");
    assertUndecodable("81 A176 A178", Scalars.TEXT, "component t is missing");
    assertUndecodable("82 A174 01 A176 C0", Scalars.TEXT, "has no value");
    assertUndecodable("83 A174 01 A161 C3 A176 A178", Scalars.TEXT, "marks absence and has");
    assertUndecodable("82 A174 A178 A161 C3", Scalars.TEXT, "expected an integer at byte 3");
    assertUndecodable("82 A174 CFFFFFFFFFFFFFFFFF A161 C3", Scalars.TEXT, "range of long");
  }

  @Test
  void decode_malformedText_isUndecodable() {
    for (String text :
        List.of(
            "80",
            "BF",
            "C0 80",
            "C1 BF",
            "C3",
            "C3 28",
            "E0 80 80",
            "E0 9F BF",
            "E2 82",
            "F0 80 80 80",
            "F0 8F BF BF",
            "F0 9F 98",
            "F4 90 80 80",
            "F8 88 80 80",
            "FF")) {
      String bytes = text.replace(" ", "");
      String header = Integer.toHexString(0xA0 + bytes.length() / 2);
      assertUndecodable("82 A174 01 A176" + header + bytes, Scalars.TEXT, "well-formed");
    }
  }

  @Test
  void decode_constructorThatRefuses_isUndecodableWithoutItsMessage() {
    ValueType<String> strict =
        Scalars.type(
            "Strict",
            ValueWriter::writeString,
            in -> {
              throw new IllegalArgumentException("secret " + in.readString());
            });
    byte[] bytes = serializer.encode(Entry.of("x", 1, 2), Scalars.TEXT);
    assertThatThrownBy(() -> serializer.decode(bytes, strict))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("reading a Strict failed with java.lang.IllegalArgumentException")
        .hasNoCause();
  }
}
