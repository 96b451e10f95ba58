package io.cacheme.codec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of a serializer's format: what generated codecs call, whichever the format.
 *
 * <p>The mirror of {@link ValueWriter}. Each method reads the one value that comes next, and throws
 * {@link UndecodableException} where it is another; where a method answers an object, a nil is
 * null. Records, lists and maps need no end: they end where {@link #nextField}, {@link
 * #nextElement} or {@link #nextKey} says so, and must be read until then. Not safe for use by two
 * threads.
 *
 * <p>Sizes in the bytes are never trusted, and nesting is limited to {@value ValueWriter#MAX_DEPTH}
 * levels.
 */
public abstract class ValueReader {

  /** What {@link #nextField} answers at the end of a record. */
  public static final int END = -1;

  private static final int LONGEST_TIME = 64;

  /** For subclasses, which are formats. */
  protected ValueReader() {}

  /** Begins a record; a nil is none. */
  public abstract void beginRecord(FieldNames names);

  /**
   * The index of the component whose value comes next, or {@link #END}. Unknown ones are skipped.
   *
   * @param expected the index that is the likeliest
   */
  public abstract int nextField(FieldNames names, int expected);

  /**
   * Begins a list; a nil is none.
   *
   * @return an initial capacity for what holds the elements: never more than the bytes can fill,
   *     and perhaps less than there are
   */
  public abstract int beginList();

  /** Whether another element of the list comes. */
  public abstract boolean nextElement();

  /**
   * Begins a map; a nil is none.
   *
   * @return an initial capacity for a hash map, as {@link #beginList} says
   */
  public abstract int beginMap();

  /** Whether another entry of the map comes: its key, a scalar, and its value. */
  public abstract boolean nextKey();

  /** Whether a nil comes next, which it then has read. */
  public abstract boolean readNull();

  /** Reads a boolean. */
  public abstract boolean readBoolean();

  /** Reads an integer of 32 bits. */
  public abstract int readInt();

  /** Reads an integer of 64 bits. */
  public abstract long readLong();

  /** Reads a number that fits 32 bits without loss. */
  public abstract float readFloat();

  /** Reads a number that fits 64 bits without loss. */
  public abstract double readDouble();

  /** Reads text. */
  public abstract @Nullable String readString();

  /** Reads bytes. */
  public abstract byte @Nullable [] readBytes();

  /** Reads an integer of 8 bits. */
  public byte readByte() {
    int value = readInt();
    if (value != (byte) value) {
      throw new UndecodableException("an integer is out of the range of byte");
    }
    return (byte) value;
  }

  /** Reads an integer of 16 bits. */
  public short readShort() {
    int value = readInt();
    if (value != (short) value) {
      throw new UndecodableException("an integer is out of the range of short");
    }
    return (short) value;
  }

  /** Reads text of one UTF-16 unit. */
  public char readChar() {
    String text = readString();
    if (text == null || text.length() != 1) {
      throw new UndecodableException("expected text of one character, and found none or more");
    }
    return text.charAt(0);
  }

  /** Reads a point in time. */
  public @Nullable Instant readInstant() {
    String text = readString();
    try {
      return text == null ? null : Instant.parse(checkLength(text));
    } catch (DateTimeException e) {
      throw new UndecodableException("expected a point in time, and found other text");
    }
  }

  /** Reads a duration. */
  public @Nullable Duration readDuration() {
    String text = readString();
    try {
      return text == null ? null : Duration.parse(checkLength(text));
    } catch (DateTimeException e) {
      throw new UndecodableException("expected a duration, and found other text");
    }
  }

  private static String checkLength(String text) {
    if (text.length() > LONGEST_TIME) {
      throw new UndecodableException("expected a time, and found long text");
    }
    return text;
  }

  /** Reads an enum constant by its name; one that there is not is undecodable. */
  public <E extends Enum<E>> @Nullable E readEnum(EnumNames<E> names) {
    String name = readString();
    return name == null ? null : names.constant(name);
  }

  /** Reads a boolean or a nil. */
  public final @Nullable Boolean readBooleanOrNull() {
    return readNull() ? null : (Boolean) readBoolean();
  }

  /** Reads an integer of 8 bits or a nil. */
  public final @Nullable Byte readByteOrNull() {
    return readNull() ? null : (Byte) readByte();
  }

  /** Reads an integer of 16 bits or a nil. */
  public final @Nullable Short readShortOrNull() {
    return readNull() ? null : (Short) readShort();
  }

  /** Reads text of one UTF-16 unit or a nil. */
  public final @Nullable Character readCharOrNull() {
    return readNull() ? null : (Character) readChar();
  }

  /** Reads an integer of 32 bits or a nil. */
  public final @Nullable Integer readIntOrNull() {
    return readNull() ? null : (Integer) readInt();
  }

  /** Reads an integer of 64 bits or a nil. */
  public final @Nullable Long readLongOrNull() {
    return readNull() ? null : (Long) readLong();
  }

  /** Reads a number that fits 32 bits without loss, or a nil. */
  public final @Nullable Float readFloatOrNull() {
    return readNull() ? null : (Float) readFloat();
  }

  /** Reads a number that fits 64 bits without loss, or a nil. */
  public final @Nullable Double readDoubleOrNull() {
    return readNull() ? null : (Double) readDouble();
  }
}
