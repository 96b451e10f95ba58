package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What values without parts are written as by a format that has no form of its own for them. */
final class ScalarsOfAnyFormatTest {

  private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 29, 1, 2, 3);
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(2);

  enum Letter {
    A,
    B
  }

  private static final EnumNames<Letter> LETTERS = EnumNames.of(Letter.values());

  private static List<@Nullable Object> written(Consumer<ValueWriter> write) {
    TokenFormat.Writer out = new TokenFormat.Writer();
    write.accept(out);
    return out.tokens();
  }

  private static <V> @Nullable V read(
      List<? extends @Nullable Object> tokens, Function<ValueReader, @Nullable V> read) {
    TokenFormat.Reader in = new TokenFormat.Reader(tokens);
    V value = read.apply(in);
    assertThat(in.isAtEnd()).isTrue();
    return value;
  }

  /** A value, its token, and what writes and reads it and, but for primitives, a nil. */
  private static <V> Arguments form(
      V value, Object token, BiConsumer<ValueWriter, V> write, Function<ValueReader, V> read) {
    return Arguments.of(value, token, write, read);
  }

  static Stream<Arguments> primitives() {
    return Stream.of(
        form((byte) -5, -5, ValueWriter::writeByte, ValueReader::readByte),
        form(Byte.MAX_VALUE, 127, ValueWriter::writeByte, ValueReader::readByte),
        form(Byte.MIN_VALUE, -128, ValueWriter::writeByte, ValueReader::readByte),
        form((short) -500, -500, ValueWriter::writeShort, ValueReader::readShort),
        form(Short.MAX_VALUE, 32_767, ValueWriter::writeShort, ValueReader::readShort),
        form(Short.MIN_VALUE, -32_768, ValueWriter::writeShort, ValueReader::readShort),
        form('a', "a", ValueWriter::writeChar, ValueReader::readChar),
        form('\uD800', "\uD800", ValueWriter::writeChar, ValueReader::readChar));
  }

  static Stream<Arguments> objects() {
    return Stream.of(
        form(true, true, ValueWriter::writeBooleanOrNull, ValueReader::readBooleanOrNull),
        form(false, false, ValueWriter::writeBooleanOrNull, ValueReader::readBooleanOrNull),
        form((byte) 5, 5, ValueWriter::writeByteOrNull, ValueReader::readByteOrNull),
        form((short) 500, 500, ValueWriter::writeShortOrNull, ValueReader::readShortOrNull),
        form('a', "a", ValueWriter::writeCharOrNull, ValueReader::readCharOrNull),
        form(7, 7, ValueWriter::writeIntOrNull, ValueReader::readIntOrNull),
        form(7L, 7L, ValueWriter::writeLongOrNull, ValueReader::readLongOrNull),
        form(1.5f, 1.5f, ValueWriter::writeFloatOrNull, ValueReader::readFloatOrNull),
        form(1.5, 1.5, ValueWriter::writeDoubleOrNull, ValueReader::readDoubleOrNull),
        form(
            Instant.ofEpochSecond(1),
            "1970-01-01T00:00:01Z",
            ValueWriter::writeInstant,
            ValueReader::readInstant),
        form(Duration.ofSeconds(5), "PT5S", ValueWriter::writeDuration, ValueReader::readDuration),
        form(new BigInteger("12"), "12", ValueWriter::writeBigInteger, ValueReader::readBigInteger),
        form(
            new BigDecimal("1.50"),
            "1.50",
            ValueWriter::writeBigDecimal,
            ValueReader::readBigDecimal),
        form(Year.of(2026), 2026, ValueWriter::writeYear, ValueReader::readYear),
        form(
            Year.of(Year.MAX_VALUE), Year.MAX_VALUE, ValueWriter::writeYear, ValueReader::readYear),
        form(
            Year.of(Year.MIN_VALUE), Year.MIN_VALUE, ValueWriter::writeYear, ValueReader::readYear),
        form(Letter.B, "B", (out, v) -> out.writeEnum(LETTERS, v), in -> in.readEnum(LETTERS)),
        form(
            OFFSET,
            "+02:00",
            (out, v) -> out.writeText(TextForm.ZONE_OFFSET, v),
            in -> in.readText(TextForm.ZONE_OFFSET)));
  }

  @ParameterizedTest
  @MethodSource({"primitives", "objects"})
  <V> void value_isItsToken(
      V value, Object token, BiConsumer<ValueWriter, V> write, Function<ValueReader, V> read) {
    assertThat(written(out -> write.accept(out, value))).containsExactly(token);
    assertThat((Object) read(List.of(token), read)).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("objects")
  <V> void noValue_isANil(
      V value, Object token, BiConsumer<ValueWriter, V> write, Function<ValueReader, V> read) {
    assertThat(written(out -> write.accept(out, null))).containsOnlyNulls().hasSize(1);
    assertThat((Object) read(Collections.singletonList(null), read)).isNull();
  }

  @Test
  void characters_areText() {
    assertThat(written(out -> out.writeChars(new char[] {'a', 'b'}))).containsExactly("ab");
    assertThat(read(List.of("ab"), ValueReader::readChars)).containsExactly('a', 'b');
    assertThat(written(out -> out.writeChars(null))).containsOnlyNulls().hasSize(1);
    assertThat(read(Collections.singletonList(null), ValueReader::readChars)).isNull();
  }

  @Test
  void optional_isWhatItHolds_orANil() {
    assertThat(written(out -> out.writeOptionalInt(OptionalInt.of(7)))).containsExactly(7);
    assertThat(written(out -> out.writeOptionalLong(OptionalLong.of(7)))).containsExactly(7L);
    assertThat(written(out -> out.writeOptionalDouble(OptionalDouble.of(7)))).containsExactly(7.0);
    assertThat(read(List.of(7), ValueReader::readOptionalInt)).isEqualTo(OptionalInt.of(7));
    assertThat(read(List.of(7L), ValueReader::readOptionalLong)).isEqualTo(OptionalLong.of(7));
    assertThat(read(List.of(7.0), ValueReader::readOptionalDouble)).isEqualTo(OptionalDouble.of(7));

    assertThat(
            written(
                out -> {
                  out.writeOptionalInt(OptionalInt.empty());
                  out.writeOptionalLong(OptionalLong.empty());
                  out.writeOptionalDouble(OptionalDouble.empty());
                  out.writeOptionalInt(null);
                  out.writeOptionalLong(null);
                  out.writeOptionalDouble(null);
                }))
        .containsOnlyNulls()
        .hasSize(6);
    List<@Nullable Object> nil = Collections.singletonList(null);
    assertThat(read(nil, ValueReader::readOptionalInt)).isEqualTo(OptionalInt.empty());
    assertThat(read(nil, ValueReader::readOptionalLong)).isEqualTo(OptionalLong.empty());
    assertThat(read(nil, ValueReader::readOptionalDouble)).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void numberThatDoesNotFit_isUndecodable() {
    for (int value : new int[] {128, -129, Integer.MAX_VALUE}) {
      assertUndecodable(value, ValueReader::readByte, "an integer is out of the range of byte");
    }
    for (int value : new int[] {32_768, -32_769, Integer.MIN_VALUE}) {
      assertUndecodable(value, ValueReader::readShort, "an integer is out of the range of short");
    }
    for (int value : new int[] {Year.MAX_VALUE + 1, Year.MIN_VALUE - 1}) {
      assertUndecodable(value, ValueReader::readYear, "a year is out of range");
    }
  }

  @Test
  void textThatIsNoCharacter_isUndecodable() {
    for (String text : new String[] {"", "ab", null}) {
      assertUndecodable(
          text, ValueReader::readChar, "expected text of one character, and found none or more");
    }
  }

  private static void assertUndecodable(
      @Nullable Object token, Function<ValueReader, ?> read, String message) {
    assertThatThrownBy(() -> read(Collections.singletonList(token), read))
        .isInstanceOf(UndecodableException.class)
        .hasMessage(message);
  }

  @Test
  void sizes_areThoseOfWhatIsWritten() {
    assertThat(written(out -> out.beginList(List.of("a", "b")))).containsExactly("list of 2");
    assertThat(written(out -> out.beginMap(Map.of("a", "b")))).containsExactly("map of 1");
    assertThat(written(out -> out.present().writeInt(7))).containsExactly(7);
  }

  @Test
  void recordsOfASealedInterface_cannotBeToldApart() {
    assertUndecodable(
        "Card",
        in -> in.peekTag(Tags.of("Card")),
        "this format cannot tell which of several records comes");
  }

  static Stream<Object> values() {
    return Stream.of(
        "text",
        true,
        (byte) 5,
        (short) 500,
        'a',
        7,
        7L,
        1.5f,
        1.5,
        BigInteger.TEN,
        new BigDecimal("1.50"),
        Instant.EPOCH,
        Duration.ofSeconds(5),
        Year.of(2026),
        new UUID(1, 2),
        URI.create("urn:a"),
        Period.ofDays(5),
        TIME.toLocalDate(),
        TIME.toLocalTime(),
        TIME,
        OffsetDateTime.of(TIME, OFFSET),
        OffsetTime.of(TIME.toLocalTime(), OFFSET),
        ZonedDateTime.of(TIME, OFFSET),
        OFFSET,
        YearMonth.of(2026, 11),
        MonthDay.of(11, 29));
  }

  /** As a dynamic node has it. */
  @ParameterizedTest
  @MethodSource("values")
  void typeOfOneValue_hasItsCodec(Object value) {
    assertCodec(value.getClass(), value);
  }

  @Test
  void typesWithoutAClassOfTheirOwn_haveTheirCodec() {
    assertCodec(ZoneId.class, ZoneId.of("Europe/Paris"));
    assertCodec(byte[].class, new byte[] {1});
    assertCodec(char[].class, new char[] {'a'});
  }

  private static <V> void assertCodec(Class<V> type, Object value) {
    Codec<V> codec = Objects.requireNonNull(ValueType.of(type).codec());
    List<@Nullable Object> tokens = written(out -> codec.write(out, type.cast(value)));
    assertThat((Object) read(tokens, codec::read)).isEqualTo(value);
    assertUndecodable(
        null, codec::read, "expected a " + type.getSimpleName() + ", and found a nil");
  }

  /** It stands in what is stored, and so never changes. */
  @Test
  void shapeOfOneValue_isThatOfItsClass() {
    Serializer compact = new CompactMsgPackSerializer();
    byte[] text = compact.encode(Entry.of("7", 1, 2), ValueType.of(String.class));
    assertThat(HexFormat.of().formatHex(text))
        .isEqualTo("84a17401a16502a166cf473e366500000006a176a137");
    assertThatThrownBy(() -> compact.decode(text, ValueType.of(ZoneId.class)))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("another shape");
  }
}
