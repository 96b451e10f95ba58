package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The stored bytes are a promise: a change here breaks what users have stored. */
final class MsgPackGoldenTest {

  private final Serializer serializer = new MsgPackSerializer();

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private <V> void assertStored(Entry<V> entry, ValueType<V> type, String hex) {
    assertThat(hex(serializer.encode(entry, type))).isEqualTo(hex.replace(" ", ""));
    assertThat(serializer.decode(bytes(hex), type)).isEqualTo(entry);
  }

  @Test
  void entry_withAndWithoutExpiry() {
    assertStored(Entry.of("hi", 1, 2), Scalars.TEXT, "83 A174 01 A165 02 A176 A26869");
    assertStored(Entry.of("hi", 1, Entry.NEVER), Scalars.TEXT, "82 A174 01 A176 A26869");
  }

  @Test
  void entry_ofAbsence() {
    assertStored(Entry.absent(1, 2), Scalars.TEXT, "83 A174 01 A165 02 A161 C3");
  }

  @Test
  void entry_inAnyOrderWithUnknownFields_isRead() {
    String hex = "86 A176 A26869 A177 93 01 C0 81 01 02 05 CA00000000 A165 02 A161 C2 A174 01";
    assertThat(serializer.decode(bytes(hex), Scalars.TEXT)).isEqualTo(Entry.of("hi", 1, 2));
  }

  @Test
  void entry_asDocumented() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "format.md"));
    Matcher examples =
        Pattern.compile("(?:^|`)(8[23] A1 74 [0-9A-F ]+)", Pattern.MULTILINE).matcher(page);
    assertThat(examples.find()).isTrue();
    assertStored(Entry.of("hi", 1761998096789L, 1761998126789L), Scalars.TEXT, examples.group(1));
    assertThat(examples.find()).isTrue();
    assertStored(Entry.absent(1000, Entry.NEVER), Scalars.TEXT, examples.group(1));
    assertThat(examples.find()).isFalse();
  }

  @Test
  void record_ofTenComponents() {
    assertStored(
        Entry.of(UserView.sample(), 1, 2),
        UserView.TYPE,
        "83 A174 01 A165 02 A176 8A"
            + "A26964 2A"
            + "A46E616D65 AC416461204C6F76656C616365"
            + "A5656D61696C AF616461406578616D706C652E6F7267"
            + "A3616765 24"
            + "A6616374697665 C3"
            + "A573636F7265 CB4058E00000000000"
            + "A4706C616E A45445414D"
            + "A9637265617465644174 D7FF BC1CBD006905FE70"
            + "A474616773 93 A561646D696E A462657461 AA6E6577736C6574746572"
            + "A8636F756E74657273 83 A66C6F67696E73 CD04D2 A66F7264657273 11 A772657475726E73 02");
  }

  private static String written(Consumer<ValueWriter> write) {
    MsgPackWriter out = new MsgPackWriter();
    write.accept(out);
    return hex(out.toBytes());
  }

  private static <T> T read(String hex, Function<ValueReader, T> read) {
    MsgPackReader in = new MsgPackReader();
    in.reset(bytes(hex));
    T value = read.apply(in);
    in.checkEnd();
    return value;
  }

  private static void assertInteger(long value, String hex) {
    assertThat(written(out -> out.writeLong(value))).isEqualTo(hex);
    assertThat(read(hex, ValueReader::readLong)).isEqualTo(value);
    if (value == (int) value) {
      assertThat(written(out -> out.writeInt((int) value))).isEqualTo(hex);
      assertThat(read(hex, ValueReader::readInt)).isEqualTo((int) value);
    }
  }

  @Test
  void integers_inTheirShortestForm() {
    assertInteger(0, "00");
    assertInteger(127, "7F");
    assertInteger(128, "CC80");
    assertInteger(255, "CCFF");
    assertInteger(256, "CD0100");
    assertInteger(65_535, "CDFFFF");
    assertInteger(65_536, "CE00010000");
    assertInteger(Integer.MAX_VALUE, "CE7FFFFFFF");
    assertInteger(0xFFFF_FFFFL, "CEFFFFFFFF");
    assertInteger(0x1_0000_0000L, "CF0000000100000000");
    assertInteger(Long.MAX_VALUE, "CF7FFFFFFFFFFFFFFF");
    assertInteger(-1, "FF");
    assertInteger(-32, "E0");
    assertInteger(-33, "D0DF");
    assertInteger(-128, "D080");
    assertInteger(-129, "D1FF7F");
    assertInteger(-32_768, "D18000");
    assertInteger(-32_769, "D2FFFF7FFF");
    assertInteger(Integer.MIN_VALUE, "D280000000");
    assertInteger(Integer.MIN_VALUE - 1L, "D3FFFFFFFF7FFFFFFF");
    assertInteger(Long.MIN_VALUE, "D38000000000000000");
  }

  private static void assertText(String text, String hex) {
    assertThat(written(out -> out.writeString(text))).isEqualTo(hex);
    assertThat(read(hex, ValueReader::readString)).isEqualTo(text);
  }

  @Test
  void texts() {
    assertText("", "A0");
    assertText("a".repeat(31), "BF" + "61".repeat(31));
    assertText("a".repeat(32), "D920" + "61".repeat(32));
    assertText("a".repeat(256), "DA0100" + "61".repeat(256));
    assertText("é", "A2C3A9");
    assertText("é".repeat(16), "D920" + "C3A9".repeat(16));
    assertText("語", "A3E8AA9E");
    assertText("\uD83D\uDE00", "A4F09F9880");
    assertText("a\uD800", "A461EDA080");
    assertText("\uDC00\uD800", "A6EDB080EDA080");
  }

  @Test
  void times() {
    assertTime("1970-01-01T00:00:00Z", "D6FF00000000");
    assertTime("2106-02-07T06:28:15Z", "D6FFFFFFFFFF");
    assertTime("2106-02-07T06:28:16Z", "D7FF0000000100000000");
    assertTime("1970-01-01T00:00:00.000000001Z", "D7FF0000000400000000");
    assertTime("2514-05-30T01:53:03.999999999Z", "D7FFEE6B27FFFFFFFFFF");
    assertTime("2514-05-30T01:53:04Z", "C70CFF000000000000000400000000");
    assertTime("1969-12-31T23:59:59.5Z", "C70CFF1DCD6500FFFFFFFFFFFFFFFF");
    assertThat(written(out -> out.writeDuration(Duration.ofMillis(-1500))))
        .isEqualTo("A750542D312E3553");
    assertThat(read("A450543153", ValueReader::readDuration)).isEqualTo(Duration.ofSeconds(1));
  }

  private static void assertTime(String time, String hex) {
    assertThat(written(out -> out.writeInstant(Instant.parse(time)))).isEqualTo(hex);
    assertThat(read(hex, ValueReader::readInstant)).isEqualTo(time);
  }

  @Test
  void otherScalars() {
    assertThat(written(out -> out.writeString(null))).isEqualTo("C0");
    assertThat(written(out -> out.writeBoolean(false))).isEqualTo("C2");
    assertThat(written(out -> out.writeBoolean(true))).isEqualTo("C3");
    assertThat(written(out -> out.writeFloat(1.5f))).isEqualTo("CA3FC00000");
    assertThat(written(out -> out.writeDouble(1.5))).isEqualTo("CB3FF8000000000000");
    assertThat(written(out -> out.writeChar('a'))).isEqualTo("A161");
    assertThat(written(out -> out.writeChar('é'))).isEqualTo("A2C3A9");
    assertThat(written(out -> out.writeBytes(new byte[] {1, 2}))).isEqualTo("C4020102");
  }

  @Test
  void numbers_fromOtherForms_areReadWithoutLoss() {
    assertThat(read("CF0000000000000005", ValueReader::readInt)).isEqualTo(5);
    assertThat(read("D3FFFFFFFFFFFFFFFF", ValueReader::readByte)).isEqualTo((byte) -1);
    assertThat(read("05", ValueReader::readDouble)).isEqualTo(5.0);
    assertThat(read("CA3FC00000", ValueReader::readDouble)).isEqualTo(1.5);
    assertThat(read("CB3FF8000000000000", ValueReader::readFloat)).isEqualTo(1.5f);
    assertThat(read("CB7FF8000000000000", ValueReader::readFloat)).isNaN();
    assertUndecodable("CB3FB999999999999A", ValueReader::readFloat);
    assertUndecodable("CF7FFFFFFFFFFFFFFF", ValueReader::readDouble);
    assertUndecodable("CE80000000", ValueReader::readInt);
    assertUndecodable("CD0100", ValueReader::readByte);
    assertUndecodable("CD8000", ValueReader::readShort);
    assertUndecodable("CB3FF0000000000000", ValueReader::readInt);
  }

  @Test
  void nil_isNullForAnObjectAndUndecodableForAPrimitive() {
    assertThat(read("C0", ValueReader::readString)).isNull();
    assertThat(read("C0", ValueReader::readIntOrNull)).isNull();
    assertUndecodable("C0", ValueReader::readInt);
    assertUndecodable("C0", ValueReader::readBoolean);
    assertUndecodable("C0", ValueReader::readChar);
    assertUndecodable("C0", ValueReader::readDouble);
  }

  @Test
  void scalars_ofAnotherKind_areUndecodable() {
    assertUndecodable("A26162", ValueReader::readChar);
    assertUndecodable("A0", ValueReader::readChar);
    assertUndecodable("A3626164", ValueReader::readDuration);
    assertUndecodable("01", ValueReader::readString);
    assertUndecodable("A161", ValueReader::readBytes);
    assertUndecodable("C401FF", ValueReader::readString);
    assertUndecodable("D60000000000", ValueReader::readInstant);
    assertUndecodable("D7FFEE6B280000000000", ValueReader::readInstant);
    assertUndecodable("C70CFF000000007FFFFFFFFFFFFFFF", ValueReader::readInstant);
    assertUndecodable("C70BFF000000007FFFFFFFFFFFFFFF", ValueReader::readInstant);
    assertUndecodable("C1", ValueReader::readLong);
  }

  private static void assertUndecodable(String hex, Function<ValueReader, ?> read) {
    assertThatThrownBy(() -> read(hex, read)).isInstanceOf(UndecodableException.class);
  }
}
