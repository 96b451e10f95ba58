package io.cacheme.codec;

import static io.cacheme.spi.HeapLayout.REFERENCE;

import io.cacheme.spi.HeapLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes nothing, and adds up what the value takes on the heap: the sizes of all objects that the
 * codec reaches, by {@link HeapLayout}. What has several forms there counts as the largest common
 * one: an unknown list as one that may have grown by half, a boxed number as one of its own. What
 * is reached twice counts twice. Enum constants are there anyway.
 *
 * <p>It gives up, by {@link TooHeavy}, as soon as there is more than {@code limit}, so that no
 * value is walked through for longer than one of that size.
 */
@SuppressWarnings("NullableOptional") // a component may be null, whatever its type
final class WeighingWriter extends ValueWriter {

  /** The value is larger than the limit, or nests deeper than a codec goes. */
  static final class TooHeavy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TooHeavy() {
      super(null, null, false, false);
    }
  }

  /** Fields and elements of arrays take place in what holds them; others were counted with it. */
  private static final byte OTHER = 0;

  private static final byte RECORD = 1;
  private static final byte ARRAY = 2;

  private final long limit;
  private long bytes;
  private byte[] kinds = new byte[8];
  private long[] places = new long[8];
  private int depth;
  private boolean placed;
  private boolean isTag;

  WeighingWriter(long limit) {
    this.limit = limit;
  }

  /** What has been written weighs so much. */
  long bytes() {
    return bytes;
  }

  private void add(long more) {
    bytes += more;
    if (bytes > limit) {
      throw new TooHeavy();
    }
  }

  /** A field of the open record, or an element of the open array. */
  private void place(int size) {
    if (placed) { // as what the optional holds
      placed = false;
    } else if (kinds[depth] != OTHER) {
      places[depth] += size;
    }
  }

  /** An object of its own. */
  private void object(long fields) {
    place(REFERENCE);
    add(HeapLayout.object(fields));
  }

  /** A primitive, which is boxed where it is none of a record or an array. */
  private void primitive(int size) {
    if (kinds[depth] == OTHER) {
      object(size);
    } else {
      place(size);
    }
  }

  private void begin(byte kind) {
    if (++depth > MAX_DEPTH) {
      throw new TooHeavy();
    }
    if (depth == kinds.length) {
      kinds = Arrays.copyOf(kinds, depth * 2);
      places = Arrays.copyOf(places, depth * 2);
    }
    kinds[depth] = kind;
    places[depth] = 0;
  }

  @Override
  public void beginRecord(FieldNames names) {
    place(REFERENCE);
    begin(RECORD);
  }

  @Override
  public ValueWriter field(FieldNames names, int index) {
    isTag = index == 0 && names.name(0).equals(Tags.FIELD);
    return this;
  }

  @Override
  public void endRecord() {
    add(HeapLayout.object(places[depth--]));
  }

  /** An array. */
  @Override
  public void beginList(int size) {
    place(REFERENCE);
    if (bytes + HeapLayout.array(size) > limit) { // before each element is looked at
      throw new TooHeavy();
    }
    begin(ARRAY);
  }

  @Override
  public void beginList(Collection<?> all) {
    place(REFERENCE);
    add(CollectionWeight.of(all));
    begin(OTHER);
  }

  @Override
  public ValueWriter nextElement() {
    return this;
  }

  @Override
  public void endList() {
    if (kinds[depth] == ARRAY) {
      add(HeapLayout.array(places[depth]));
    }
    depth--;
  }

  /** By nobody but codecs of other kinds, which say no more. */
  @Override
  public void beginMap(int size) {
    place(REFERENCE);
    add(CollectionWeight.ofAnyMap(size));
    begin(OTHER);
  }

  @Override
  public void beginMap(Map<?, ?> all) {
    place(REFERENCE);
    add(CollectionWeight.of(all));
    begin(OTHER);
  }

  @Override
  public ValueWriter nextKey() {
    return this;
  }

  @Override
  public void endMap() {
    depth--;
  }

  @Override
  public ValueWriter present() {
    object(REFERENCE);
    placed = true;
    return this;
  }

  @Override
  public void writeNull() {
    place(REFERENCE);
  }

  @Override
  public void writeBoolean(boolean value) {
    primitive(1);
  }

  @Override
  public void writeByte(byte value) {
    primitive(1);
  }

  @Override
  public void writeShort(short value) {
    primitive(2);
  }

  @Override
  public void writeChar(char value) {
    primitive(2);
  }

  @Override
  public void writeInt(int value) {
    primitive(4);
  }

  @Override
  public void writeLong(long value) {
    primitive(8);
  }

  @Override
  public void writeFloat(float value) {
    primitive(4);
  }

  @Override
  public void writeDouble(double value) {
    primitive(8);
  }

  @Override
  public void writeString(@Nullable String value) {
    if (isTag) {
      isTag = false; // which no record has
      return;
    }
    place(REFERENCE);
    if (value != null) {
      add(HeapLayout.string(value));
    }
  }

  @Override
  public void writeBytes(byte @Nullable [] value) {
    place(REFERENCE);
    if (value != null) {
      add(HeapLayout.array(value.length));
    }
  }

  @Override
  public void writeChars(char @Nullable [] value) {
    place(REFERENCE);
    if (value != null) {
      add(HeapLayout.array(2L * value.length));
    }
  }

  private void objectOrNull(@Nullable Object value, long fields) {
    if (value == null) {
      place(REFERENCE);
    } else {
      object(fields);
    }
  }

  @Override
  public void writeInstant(@Nullable Instant value) {
    objectOrNull(value, 12);
  }

  @Override
  public void writeDuration(@Nullable Duration value) {
    objectOrNull(value, 12);
  }

  @Override
  public void writeYear(@Nullable Year value) {
    objectOrNull(value, 4);
  }

  @Override
  public <T> void writeText(TextForm<T> form, @Nullable T value) {
    place(REFERENCE);
    if (value != null) {
      add(text(value));
    }
  }

  /** What offsets and the rules of zones take is shared. */
  private static long text(Object value) {
    if (value instanceof UUID) {
      return HeapLayout.object(16);
    }
    if (value instanceof URI uri) {
      return uri(uri.toString());
    }
    if (value instanceof ZoneId zone) {
      return zone(zone);
    }
    if (value instanceof LocalDateTime) {
      return dateAndTime();
    }
    if (value instanceof OffsetDateTime) {
      return HeapLayout.object(2L * REFERENCE) + dateAndTime();
    }
    if (value instanceof ZonedDateTime zoned) {
      return HeapLayout.object(3L * REFERENCE) + dateAndTime() + zone(zoned.getZone());
    }
    return value instanceof OffsetTime
        ? HeapLayout.object(2L * REFERENCE) + HeapLayout.object(12)
        : HeapLayout.object(12); // a date, a time, or parts of one
  }

  /** What was read from bytes has a zone of its own, with its name. */
  private static long zone(ZoneId zone) {
    return zone instanceof ZoneOffset
        ? 0
        : HeapLayout.object(2L * REFERENCE) + HeapLayout.string(zone.getId());
  }

  /**
   * Itself, what is special to its scheme, and seven parts, which have each character twice at
   * most; five of them and what is special again where they are escaped. Each text has an object
   * and an array of its own, which is most of it where they are short.
   */
  private static long uri(String text) {
    long whole = HeapLayout.string(text);
    long part = HeapLayout.string("") + 8;
    long escaped = text.indexOf('%') < 0 ? 0 : 3 * whole + 3 * part;
    return HeapLayout.object(15L * REFERENCE + 8) + 4 * whole + 5 * part + escaped;
  }

  private static long dateAndTime() {
    return HeapLayout.object(2L * REFERENCE) + 2 * HeapLayout.object(12);
  }

  @Override
  public void writeBigInteger(@Nullable BigInteger value) {
    place(REFERENCE);
    if (value != null) {
      add(digits(value.bitLength()));
    }
  }

  private static long digits(long bits) {
    return HeapLayout.object(REFERENCE + 20) + HeapLayout.array(bits / 8 + 4);
  }

  /**
   * With the text that it remembers once it was asked for it, of three bits a digit at most and an
   * exponent, and with its digits as an object of their own, which it has if it was made of one.
   */
  @Override
  public void writeBigDecimal(@Nullable BigDecimal value) {
    place(REFERENCE);
    if (value != null) {
      long bits = value.unscaledValue().bitLength();
      add(
          HeapLayout.object(2L * REFERENCE + 16)
              + digits(bits)
              + HeapLayout.object(REFERENCE + 8)
              + HeapLayout.array(16 + bits / 3));
    }
  }

  @Override
  public <E extends Enum<E>> void writeEnum(EnumNames<E> names, @Nullable E value) {
    place(REFERENCE);
  }

  @Override
  public void writeBooleanOrNull(@Nullable Boolean value) {
    place(REFERENCE); // there are two
  }

  @Override
  public void writeByteOrNull(@Nullable Byte value) {
    place(REFERENCE); // there are 256
  }

  @Override
  public void writeShortOrNull(@Nullable Short value) {
    objectOrNull(value, 2);
  }

  @Override
  public void writeCharOrNull(@Nullable Character value) {
    objectOrNull(value, 2);
  }

  @Override
  public void writeIntOrNull(@Nullable Integer value) {
    objectOrNull(value, 4);
  }

  @Override
  public void writeLongOrNull(@Nullable Long value) {
    objectOrNull(value, 12); // 4 to align it
  }

  @Override
  public void writeFloatOrNull(@Nullable Float value) {
    objectOrNull(value, 4);
  }

  @Override
  public void writeDoubleOrNull(@Nullable Double value) {
    objectOrNull(value, 12);
  }

  @Override
  public void writeOptionalInt(@Nullable OptionalInt value) {
    objectOrNull(value, 5);
  }

  @Override
  public void writeOptionalLong(@Nullable OptionalLong value) {
    objectOrNull(value, 12);
  }

  @Override
  public void writeOptionalDouble(@Nullable OptionalDouble value) {
    objectOrNull(value, 12);
  }
}
