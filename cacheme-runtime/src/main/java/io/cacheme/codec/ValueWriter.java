package io.cacheme.codec;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes values in a serializer's format: what generated codecs call, whichever the format.
 *
 * <p>A value is one scalar, or a record, list or map between its {@code begin} and {@code end}.
 * Before each component of a record comes {@link #field}, before each element of a list {@link
 * #nextElement}, before each key of a map {@link #nextKey}; a key is one scalar, and its value
 * follows it. A method that takes an object writes a nil for null. Not safe for use by two threads.
 *
 * <p>Nesting is limited to {@value #MAX_DEPTH} levels, so that nothing is written that could not be
 * read.
 */
public abstract class ValueWriter {

  /** How deep values may nest. */
  public static final int MAX_DEPTH = 256;

  /** For subclasses, which are formats. */
  protected ValueWriter() {}

  /**
   * Begins a record.
   *
   * @throws IllegalArgumentException if it nests too deep
   */
  public abstract void beginRecord(FieldNames names);

  /** Announces the value of one component; each comes once, in order. Answers this writer. */
  public abstract ValueWriter field(FieldNames names, int index);

  /** Ends the record begun last. */
  public abstract void endRecord();

  /**
   * Begins a list of exactly {@code size} elements.
   *
   * @throws IllegalArgumentException if it nests too deep
   */
  public abstract void beginList(int size);

  /** Announces the next element of the list begun last. Answers this writer. */
  public abstract ValueWriter nextElement();

  /**
   * Ends the list begun last.
   *
   * @throws java.util.ConcurrentModificationException if it had another size than told
   */
  public abstract void endList();

  /**
   * Begins a map of exactly {@code size} entries.
   *
   * @throws IllegalArgumentException if it nests too deep
   */
  public abstract void beginMap(int size);

  /** Announces the next key, a scalar, of the map begun last. Answers this writer. */
  public abstract ValueWriter nextKey();

  /**
   * Ends the map begun last.
   *
   * @throws java.util.ConcurrentModificationException if it had another size than told
   */
  public abstract void endMap();

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
    writeString(value == null ? null : value.toString());
  }

  /** Writes a duration: ISO 8601 text, unless the format has a form of its own. */
  public void writeDuration(@Nullable Duration value) {
    writeString(value == null ? null : value.toString());
  }

  /** Writes an enum constant by its name. */
  public <E extends Enum<E>> void writeEnum(EnumNames<E> names, @Nullable E value) {
    writeString(value == null ? null : value.name());
  }

  /** Writes a boolean or a nil. */
  public final void writeBooleanOrNull(@Nullable Boolean value) {
    if (value == null) {
      writeNull();
    } else {
      writeBoolean(value);
    }
  }

  /** Writes an integer or a nil. */
  public final void writeByteOrNull(@Nullable Byte value) {
    if (value == null) {
      writeNull();
    } else {
      writeByte(value);
    }
  }

  /** Writes an integer or a nil. */
  public final void writeShortOrNull(@Nullable Short value) {
    if (value == null) {
      writeNull();
    } else {
      writeShort(value);
    }
  }

  /** Writes text of one UTF-16 unit or a nil. */
  public final void writeCharOrNull(@Nullable Character value) {
    if (value == null) {
      writeNull();
    } else {
      writeChar(value);
    }
  }

  /** Writes an integer or a nil. */
  public final void writeIntOrNull(@Nullable Integer value) {
    if (value == null) {
      writeNull();
    } else {
      writeInt(value);
    }
  }

  /** Writes an integer or a nil. */
  public final void writeLongOrNull(@Nullable Long value) {
    if (value == null) {
      writeNull();
    } else {
      writeLong(value);
    }
  }

  /** Writes a floating point number of 32 bits or a nil. */
  public final void writeFloatOrNull(@Nullable Float value) {
    if (value == null) {
      writeNull();
    } else {
      writeFloat(value);
    }
  }

  /** Writes a floating point number of 64 bits or a nil. */
  public final void writeDoubleOrNull(@Nullable Double value) {
    if (value == null) {
      writeNull();
    } else {
      writeDouble(value);
    }
  }
}
