package io.cacheme.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The part of a {@link ValueReader} that reads values without parts. */
abstract class ScalarReader {

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
    return readText(TextForm.INSTANT);
  }

  /** Reads a duration. */
  public @Nullable Duration readDuration() {
    return readText(TextForm.DURATION);
  }

  /** Reads a value that is kept as text. */
  public final <T> @Nullable T readText(TextForm<T> form) {
    String text = readString();
    return text == null ? null : form.parse(text);
  }

  /** Reads text as characters. */
  public final char @Nullable [] readChars() {
    String text = readString();
    return text == null ? null : text.toCharArray();
  }

  /** Reads an integer of any size. */
  public @Nullable BigInteger readBigInteger() {
    String text = readString();
    return text == null ? null : Numbers.integer(text);
  }

  /** Reads a decimal number with its scale. */
  public @Nullable BigDecimal readBigDecimal() {
    String text = readString();
    return text == null ? null : Numbers.decimal(text);
  }

  /** Reads a year. */
  public @Nullable Year readYear() {
    if (readNull()) {
      return null;
    }
    int year = readInt();
    if (year < Year.MIN_VALUE || year > Year.MAX_VALUE) {
      throw new UndecodableException("a year is out of range");
    }
    return Year.of(year);
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

  /** Reads what the optional holds, or a nil. */
  public final OptionalInt readOptionalInt() {
    return readNull() ? OptionalInt.empty() : OptionalInt.of(readInt());
  }

  /** Reads what the optional holds, or a nil. */
  public final OptionalLong readOptionalLong() {
    return readNull() ? OptionalLong.empty() : OptionalLong.of(readLong());
  }

  /** Reads what the optional holds, or a nil. */
  public final OptionalDouble readOptionalDouble() {
    return readNull() ? OptionalDouble.empty() : OptionalDouble.of(readDouble());
  }
}
