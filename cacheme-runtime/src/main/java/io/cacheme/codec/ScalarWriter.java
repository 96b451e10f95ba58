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

/** The part of a {@link ValueWriter} that writes values without parts. */
abstract class ScalarWriter {

  /** Writes a nil. */
  public abstract void writeNull();

  /** Writes a boolean. */
  public abstract void writeBoolean(boolean value);

  /** Writes an integer. */
  public abstract void writeInt(int value);

  /** Writes an integer. */
  public abstract void writeLong(long value);

  /** Writes a floating point number of 32 bits. */
  public abstract void writeFloat(float value);

  /** Writes a floating point number of 64 bits. */
  public abstract void writeDouble(double value);

  /** Writes text; lone surrogates are kept. */
  public abstract void writeString(@Nullable String value);

  /** Writes bytes. */
  public abstract void writeBytes(byte @Nullable [] value);

  /** Writes an integer. */
  public void writeByte(byte value) {
    writeInt(value);
  }

  /** Writes an integer. */
  public void writeShort(short value) {
    writeInt(value);
  }

  /** Writes text of one UTF-16 unit. */
  public void writeChar(char value) {
    writeString(String.valueOf(value));
  }

  /** Writes a point in time: ISO 8601 text, unless the format has a form of its own. */
  public void writeInstant(@Nullable Instant value) {
    writeText(TextForm.INSTANT, value);
  }

  /** Writes a duration: ISO 8601 text, unless the format has a form of its own. */
  public void writeDuration(@Nullable Duration value) {
    writeText(TextForm.DURATION, value);
  }

  /** Writes a value that is kept as text. */
  public <T> void writeText(TextForm<T> form, @Nullable T value) {
    writeString(value == null ? null : form.text(value));
  }

  /** Writes characters as text. */
  public void writeChars(char @Nullable [] value) {
    writeString(value == null ? null : new String(value));
  }

  /**
   * Writes an integer of any size: decimal digits as text, unless the format has a form of its own.
   *
   * @throws IllegalArgumentException if it has more than {@value Numbers#MAX_DIGITS} digits
   */
  public void writeBigInteger(@Nullable BigInteger value) {
    writeString(value == null ? null : Numbers.text(value));
  }

  /**
   * Writes a decimal number, and its scale, as text.
   *
   * @throws IllegalArgumentException if it has more than {@value Numbers#MAX_DIGITS} digits
   */
  public void writeBigDecimal(@Nullable BigDecimal value) {
    writeString(value == null ? null : Numbers.text(value));
  }

  /** Writes a year as an integer. */
  public void writeYear(@Nullable Year value) {
    if (value == null) {
      writeNull();
    } else {
      writeInt(value.getValue());
    }
  }

  /** Writes an enum constant by its name. */
  public <E extends Enum<E>> void writeEnum(EnumNames<E> names, @Nullable E value) {
    writeString(value == null ? null : value.name());
  }

  /** Writes a boolean or a nil. */
  public void writeBooleanOrNull(@Nullable Boolean value) {
    if (value == null) {
      writeNull();
    } else {
      writeBoolean(value);
    }
  }

  /** Writes an integer or a nil. */
  public void writeByteOrNull(@Nullable Byte value) {
    if (value == null) {
      writeNull();
    } else {
      writeByte(value);
    }
  }

  /** Writes an integer or a nil. */
  public void writeShortOrNull(@Nullable Short value) {
    if (value == null) {
      writeNull();
    } else {
      writeShort(value);
    }
  }

  /** Writes text of one UTF-16 unit or a nil. */
  public void writeCharOrNull(@Nullable Character value) {
    if (value == null) {
      writeNull();
    } else {
      writeChar(value);
    }
  }

  /** Writes an integer or a nil. */
  public void writeIntOrNull(@Nullable Integer value) {
    if (value == null) {
      writeNull();
    } else {
      writeInt(value);
    }
  }

  /** Writes an integer or a nil. */
  public void writeLongOrNull(@Nullable Long value) {
    if (value == null) {
      writeNull();
    } else {
      writeLong(value);
    }
  }

  /** Writes a floating point number of 32 bits or a nil. */
  public void writeFloatOrNull(@Nullable Float value) {
    if (value == null) {
      writeNull();
    } else {
      writeFloat(value);
    }
  }

  /** Writes a floating point number of 64 bits or a nil. */
  public void writeDoubleOrNull(@Nullable Double value) {
    if (value == null) {
      writeNull();
    } else {
      writeDouble(value);
    }
  }

  /** Writes what the optional holds, or a nil. */
  @SuppressWarnings("NullableOptional") // a component may be null, whatever its type
  public void writeOptionalInt(@Nullable OptionalInt value) {
    if (value == null || value.isEmpty()) {
      writeNull();
    } else {
      writeInt(value.getAsInt());
    }
  }

  /** Writes what the optional holds, or a nil. */
  @SuppressWarnings("NullableOptional") // a component may be null, whatever its type
  public void writeOptionalLong(@Nullable OptionalLong value) {
    if (value == null || value.isEmpty()) {
      writeNull();
    } else {
      writeLong(value.getAsLong());
    }
  }

  /** Writes what the optional holds, or a nil. */
  @SuppressWarnings("NullableOptional") // a component may be null, whatever its type
  public void writeOptionalDouble(@Nullable OptionalDouble value) {
    if (value == null || value.isEmpty()) {
      writeNull();
    } else {
      writeDouble(value.getAsDouble());
    }
  }
}
