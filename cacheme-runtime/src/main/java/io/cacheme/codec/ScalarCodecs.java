package io.cacheme.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Codecs of single values, for nodes that no processor saw. */
final class ScalarCodecs {

  private static final Map<Class<?>, Codec<?>> ALL = new HashMap<>();

  static {
    add(String.class, ValueWriter::writeString, ValueReader::readString);
    add(byte[].class, ValueWriter::writeBytes, ValueReader::readBytes);
    add(char[].class, ValueWriter::writeChars, ValueReader::readChars);
    add(Boolean.class, ValueWriter::writeBooleanOrNull, ValueReader::readBooleanOrNull);
    add(Byte.class, ValueWriter::writeByteOrNull, ValueReader::readByteOrNull);
    add(Short.class, ValueWriter::writeShortOrNull, ValueReader::readShortOrNull);
    add(Character.class, ValueWriter::writeCharOrNull, ValueReader::readCharOrNull);
    add(Integer.class, ValueWriter::writeIntOrNull, ValueReader::readIntOrNull);
    add(Long.class, ValueWriter::writeLongOrNull, ValueReader::readLongOrNull);
    add(Float.class, ValueWriter::writeFloatOrNull, ValueReader::readFloatOrNull);
    add(Double.class, ValueWriter::writeDoubleOrNull, ValueReader::readDoubleOrNull);
    add(BigInteger.class, ValueWriter::writeBigInteger, ValueReader::readBigInteger);
    add(BigDecimal.class, ValueWriter::writeBigDecimal, ValueReader::readBigDecimal);
    add(Instant.class, ValueWriter::writeInstant, ValueReader::readInstant);
    add(Duration.class, ValueWriter::writeDuration, ValueReader::readDuration);
    add(Year.class, ValueWriter::writeYear, ValueReader::readYear);
    text(UUID.class, TextForm.UUID);
    text(URI.class, TextForm.URI);
    text(Period.class, TextForm.PERIOD);
    text(LocalDate.class, TextForm.LOCAL_DATE);
    text(LocalTime.class, TextForm.LOCAL_TIME);
    text(LocalDateTime.class, TextForm.LOCAL_DATE_TIME);
    text(OffsetDateTime.class, TextForm.OFFSET_DATE_TIME);
    text(OffsetTime.class, TextForm.OFFSET_TIME);
    text(ZonedDateTime.class, TextForm.ZONED_DATE_TIME);
    text(ZoneId.class, TextForm.ZONE_ID);
    text(ZoneOffset.class, TextForm.ZONE_OFFSET);
    text(YearMonth.class, TextForm.YEAR_MONTH);
    text(MonthDay.class, TextForm.MONTH_DAY);
  }

  private ScalarCodecs() {}

  /** The codec of {@code type}, or null if it is no single value. */
  @SuppressWarnings("unchecked") // add() keeps the codec of a class under it
  static <V> @Nullable Codec<V> find(Class<V> type) {
    return (Codec<V>) ALL.get(type);
  }

  /** Tells scalar classes apart, on every JDK alike. */
  static long fingerprint(Class<?> type) {
    return (long) type.getName().hashCode() << 32 | type.getSimpleName().length();
  }

  private static <V> void add(
      Class<V> type, BiConsumer<ValueWriter, V> write, Function<ValueReader, @Nullable V> read) {
    ALL.put(type, new Scalar<>(type, write, read));
  }

  private static <V> void text(Class<V> type, TextForm<V> form) {
    add(type, (out, value) -> out.writeText(form, value), in -> in.readText(form));
  }

  private record Scalar<V>(
      Class<V> type, BiConsumer<ValueWriter, V> writer, Function<ValueReader, @Nullable V> reader)
      implements Codec<V> {

    @Override
    public void write(ValueWriter out, V value) {
      writer.accept(out, value);
    }

    @Override
    public V read(ValueReader in) {
      V value = reader.apply(in);
      if (value == null) {
        throw new UndecodableException("expected a " + type.getSimpleName() + ", and found a nil");
      }
      return value;
    }
  }
}
