package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The bytes of the JDK's types, which are stored and so never change. */
final class MsgPackTypesGoldenTest {

  private static String written(Consumer<ValueWriter> write) {
    MsgPackWriter out = new MsgPackWriter();
    write.accept(out);
    return HexFormat.of().withUpperCase().formatHex(out.toBytes());
  }

  private static <T> T read(String hex, Function<ValueReader, T> read) {
    MsgPackReader in = new MsgPackReader();
    in.reset(HexFormat.of().parseHex(hex.replace(" ", "")));
    T value = read.apply(in);
    in.checkEnd();
    return value;
  }

  private static String text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String header =
        bytes.length < 32
            ? "%02X".formatted(0xA0 | bytes.length)
            : "D9%02X".formatted(bytes.length);
    return header + HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private static <T> void assertText(TextForm<T> form, T value, String text) {
    assertThat(written(out -> out.writeText(form, value))).isEqualTo(text(text));
    Function<ValueReader, T> read = in -> in.readText(form);
    assertThat((Object) read(text(text), read)).isEqualTo(value);
    assertThat((Object) read("C0", read)).isNull();
    assertThatThrownBy(() -> read("A2203A", read))
        .isInstanceOf(UndecodableException.class)
        .hasMessageEndingWith("and found other text");
  }

  @Test
  void texts() {
    UUID uuid = UUID.fromString("4d3f0a52-6c1b-4a7e-9a55-0d1f2e3c4b5a");
    LocalDateTime time = LocalDateTime.of(2025, 11, 1, 12, 34, 56, 789_000_000);
    ZoneOffset one = ZoneOffset.ofHours(1);
    assertText(TextForm.UUID, uuid, "4d3f0a52-6c1b-4a7e-9a55-0d1f2e3c4b5a");
    assertText(TextForm.URI, URI.create("https://e.org/a?b=c"), "https://e.org/a?b=c");
    assertText(TextForm.PERIOD, Period.of(1, -2, 3), "P1Y-2M3D");
    assertText(TextForm.LOCAL_DATE, time.toLocalDate(), "2025-11-01");
    assertText(TextForm.LOCAL_DATE, LocalDate.MAX, "+999999999-12-31");
    assertText(TextForm.LOCAL_TIME, time.toLocalTime(), "12:34:56.789");
    assertText(TextForm.LOCAL_TIME, LocalTime.NOON, "12:00");
    assertText(TextForm.LOCAL_DATE_TIME, time, "2025-11-01T12:34:56.789");
    assertText(TextForm.OFFSET_DATE_TIME, time.atOffset(one), "2025-11-01T12:34:56.789+01:00");
    assertText(TextForm.OFFSET_DATE_TIME, OffsetDateTime.MIN, "-999999999-01-01T00:00+18:00");
    assertText(TextForm.OFFSET_TIME, OffsetTime.of(LocalTime.NOON, one), "12:00+01:00");
    ZonedDateTime zoned = time.atZone(ZoneId.of("Europe/Berlin"));
    assertText(TextForm.ZONED_DATE_TIME, zoned, "2025-11-01T12:34:56.789+01:00[Europe/Berlin]");
    assertText(TextForm.ZONE_ID, ZoneId.of("Europe/Berlin"), "Europe/Berlin");
    assertText(TextForm.ZONE_OFFSET, one, "+01:00");
    assertText(TextForm.YEAR_MONTH, YearMonth.of(2025, 11), "2025-11");
    assertText(TextForm.YEAR_MONTH, YearMonth.of(12025, 11), "+12025-11");
    assertText(TextForm.MONTH_DAY, MonthDay.of(2, 29), "--02-29");
  }

  private static void assertInteger(String value, String hex) {
    BigInteger integer = new BigInteger(value);
    assertThat(written(out -> out.writeBigInteger(integer))).isEqualTo(hex);
    assertThat(read(hex, ValueReader::readBigInteger)).isEqualTo(integer);
  }

  @Test
  void bigIntegers_areIntegersWhereTheyFit() {
    assertInteger("0", "00");
    assertInteger("-1", "FF");
    assertInteger("9223372036854775807", "CF7FFFFFFFFFFFFFFF");
    assertInteger("-9223372036854775808", "D38000000000000000");
    assertInteger("18446744073709551615", "CFFFFFFFFFFFFFFFFF");
    assertInteger("18446744073709551616", text("18446744073709551616"));
    assertInteger("-9223372036854775809", text("-9223372036854775809"));
    assertThat(read("A3312E35", ValueReader::readBigDecimal)).isEqualTo(new BigDecimal("1.5"));
    assertThat(read("A137", ValueReader::readBigInteger)).isEqualTo(7);
  }

  private static void assertDecimal(BigDecimal value, String text) {
    assertThat(written(out -> out.writeBigDecimal(value))).isEqualTo(text(text));
    assertThat(read(text(text), ValueReader::readBigDecimal)).isEqualTo(value);
  }

  @Test
  void bigDecimals_keepTheirScale() {
    assertDecimal(new BigDecimal("1.50"), "1.50");
    assertDecimal(new BigDecimal("1E+3"), "1E+3");
    assertDecimal(BigDecimal.valueOf(-7, Integer.MAX_VALUE), "-7E-2147483647");
    assertDecimal(BigDecimal.valueOf(12, -Integer.MAX_VALUE), "12E+2147483647");
    assertThat(read("07", ValueReader::readBigDecimal)).isEqualTo(new BigDecimal(7));
    assertThat(read("CB3FF8000000000000", ValueReader::readBigDecimal)).isEqualTo("1.5");
    assertThat(read("CB3FB999999999999A", ValueReader::readBigDecimal)).isEqualTo("0.1");
    assertUndecodable("CB7FF8000000000000", ValueReader::readBigDecimal);
    assertUndecodable("C3", ValueReader::readBigDecimal);
    assertUndecodable("A161", ValueReader::readBigDecimal);
    assertUndecodable("CA3F800000", ValueReader::readBigInteger);
  }

  private static <T> T readKey(String text, Function<ValueReader, T> read) {
    return read(
        "82" + text(text) + "C0" + text("2") + "C0",
        in -> {
          in.beginMap();
          assertThat(in.nextKey()).isTrue();
          T key = read.apply(in);
          assertThat(in.readNull()).isTrue();
          assertThat(in.nextKey()).isTrue();
          assertThat(in.readLong()).isEqualTo(2);
          assertThat(in.readNull()).isTrue();
          assertThat(in.nextKey()).isFalse();
          return key;
        });
  }

  @Test
  void keys_areReadFromText() {
    assertThat(readKey("-7", ValueReader::readInt)).isEqualTo(-7);
    assertThat(readKey("-7", ValueReader::readIntOrNull)).isEqualTo(-7);
    assertThat(readKey("127", ValueReader::readByte)).isEqualTo((byte) 127);
    assertThat(readKey("-9223372036854775808", ValueReader::readLong)).isEqualTo(Long.MIN_VALUE);
    assertThat(readKey("0.1", ValueReader::readFloat)).isEqualTo(0.1f);
    assertThat(readKey("0.1", ValueReader::readDouble)).isEqualTo(0.1);
    assertThat(readKey("-Infinity", ValueReader::readDouble)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(readKey("NaN", ValueReader::readFloat)).isNaN();
    assertThat(readKey("true", ValueReader::readBoolean)).isTrue();
    assertThat(readKey("-5", ValueReader::readYear)).isEqualTo(Year.of(-5));
    assertThat(readKey("2025-11-01T00:00:00Z", ValueReader::readInstant))
        .isEqualTo("2025-11-01T00:00:00Z");
  }

  @Test
  void keys_ofOtherText_areUndecodable() {
    assertNoKey("", ValueReader::readInt);
    assertNoKey("x", ValueReader::readLong);
    assertNoKey("1.5", ValueReader::readLong);
    assertNoKey("2147483648", ValueReader::readInt);
    assertNoKey("128", ValueReader::readByte);
    assertNoKey("1e400", ValueReader::readDouble);
    assertNoKey("1e40", ValueReader::readFloat);
    assertNoKey("x", ValueReader::readDouble);
    assertNoKey("TRUE", ValueReader::readBoolean);
    assertNoKey("1000000000", ValueReader::readYear);
    assertNoKey("now", ValueReader::readInstant);
    assertThatThrownBy(() -> TextForm.DOUBLE.parse("1".repeat(2_000)))
        .isInstanceOf(UndecodableException.class);
  }

  private static void assertNoKey(String text, Function<ValueReader, ?> read) {
    assertThatThrownBy(() -> readKey(text, read)).isInstanceOf(UndecodableException.class);
  }

  @Test
  void text_isANumberInAKeyOnly() {
    assertUndecodable(text("7"), ValueReader::readLong);
    assertUndecodable(text("7"), ValueReader::readDouble);
    assertUndecodable(text("7"), ValueReader::readFloat);
    assertUndecodable(text("true"), ValueReader::readBoolean);
    assertUndecodable(
        "81" + text("k") + text("7"),
        in -> {
          in.beginMap();
          in.nextKey();
          in.readString();
          return in.readInt();
        });
    assertThat(read(text("2025"), ValueReader::readYear)).isEqualTo(Year.of(2025));
    assertThat(read(text("2025-11-01T00:00:00Z"), ValueReader::readInstant))
        .isEqualTo("2025-11-01T00:00:00Z");
  }

  @Test
  void numbers_areNoTimes() {
    assertUndecodable("CE6905FE70", ValueReader::readInstant);
    assertUndecodable("CB41DA417F9C00000000", ValueReader::readInstant);
    assertUndecodable("01", ValueReader::readDuration);
    assertUndecodable("93010101", in -> in.readText(TextForm.LOCAL_DATE));
  }

  @Test
  void numbersThatCouldNotBeRead_areNotWritten() {
    BigInteger most = BigInteger.TEN.pow(9_999);
    assertThat(read(written(out -> out.writeBigInteger(most)), ValueReader::readBigInteger))
        .isEqualTo(most);
    String longer = "DA2711" + "31".repeat(10_001);
    assertUndecodable(longer, ValueReader::readBigInteger);
    assertUndecodable(longer, ValueReader::readBigDecimal);
    assertThatThrownBy(() -> written(out -> out.writeBigInteger(most.multiply(BigInteger.TEN))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> written(out -> out.writeBigDecimal(new BigDecimal(most.shiftLeft(99)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> written(out -> out.writeBigDecimal(BigDecimal.valueOf(1, Integer.MIN_VALUE))))
        .isInstanceOf(IllegalArgumentException.class);
    assertUndecodable("DA2711" + "31".repeat(10_001), ValueReader::readBigInteger);
  }

  @Test
  void others() {
    assertThat(written(out -> out.writeYear(Year.of(2025)))).isEqualTo("CD07E9");
    assertThat(read("CD07E9", ValueReader::readYear)).isEqualTo(Year.of(2025));
    assertUndecodable("CE7FFFFFFF", ValueReader::readYear);
    assertThat(written(out -> out.writeChars(new char[] {'h', 'i'}))).isEqualTo("A26869");
    assertThat(read("A26869", ValueReader::readChars)).containsExactly('h', 'i');
    assertThat(written(out -> out.writeOptionalInt(OptionalInt.of(7)))).isEqualTo("07");
    assertThat(written(out -> out.writeOptionalInt(OptionalInt.empty()))).isEqualTo("C0");
    assertThat(read("C0", ValueReader::readOptionalInt)).isEmpty();
  }

  @Test
  void tag_isTheFirstField_andStaysToBeRead() {
    Tags tags = Tags.of("A", "B");
    FieldNames names = FieldNames.of(Tags.FIELD, "x");
    int both =
        read(
            "82 A54074797065 A142 A178 01",
            in -> {
              int tag = in.peekTag(tags);
              in.beginRecord(names);
              assertThat(in.nextField(names, 0)).isEqualTo(0);
              assertThat(in.readString()).isEqualTo("B");
              assertThat(in.nextField(names, 1)).isEqualTo(1);
              int x = in.readInt();
              assertThat(in.nextField(names, 2)).isEqualTo(ValueReader.END);
              return tag * 10 + x;
            });
    assertThat(both).isEqualTo(11);
    assertUndecodable("82 A178 01 A54074797065 A142", in -> in.peekTag(tags));
    assertUndecodable("81 A54074797065 A143", in -> in.peekTag(tags));
    assertUndecodable("81 A54074797065", in -> in.peekTag(tags));
    assertUndecodable("80", in -> in.peekTag(tags));
    assertUndecodable("92 A141 01", in -> in.peekTag(tags));
  }

  private static void assertUndecodable(String hex, Function<ValueReader, ?> read) {
    assertThatThrownBy(() -> read(hex, read)).isInstanceOf(UndecodableException.class);
  }
}
