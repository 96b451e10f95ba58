package io.cacheme.codec;

import java.time.Instant;
import java.time.Year;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values without parts that a {@link MsgPackReader} reads: beside numbers, text and times. */
abstract class MsgPackScalars extends MsgPackNumbers {

  private static final int KEPT_UNITS = 4096;

  private char[] units = new char[256];

  @Override
  final void release() {
    super.release();
    if (units.length > KEPT_UNITS) {
      units = new char[256];
    }
  }

  @Override
  public boolean readNull() {
    need(1);
    if (bytes[pos] != Format.NIL) {
      return false;
    }
    pos++;
    return true;
  }

  @Override
  public @Nullable String readString() {
    if (readNull()) {
      return null;
    }
    int length = stringLength();
    int start = pos;
    pos += length;
    return Ascii.is(bytes, start, length)
        ? Ascii.text(bytes, start, length)
        : decode(start, length);
  }

  private String decode(int start, int length) {
    if (units.length < length) {
      units = new char[length];
    }
    return new String(units, 0, Utf8.decode(bytes, start, length, units));
  }

  @Override
  public byte @Nullable [] readBytes() {
    if (readNull()) {
      return null;
    }
    int length =
        switch (bytes[pos]) {
          case Format.BIN8 -> checkedSize(unsigned8(), 1);
          case Format.BIN16 -> checkedSize(unsigned16(), 1);
          case Format.BIN32 -> checkedSize(unsigned32(), 1);
          default -> throw unexpected("bytes");
        };
    pos += length;
    return Arrays.copyOfRange(bytes, pos - length, pos);
  }

  @Override
  public @Nullable Instant readInstant() {
    if (readNull()) {
      return null;
    }
    return switch (bytes[pos]) {
      case Format.FIX_EXT4 -> timestamp32();
      case Format.FIX_EXT8 -> timestamp64();
      case Format.EXT8 -> timestamp96();
      default -> otherInstant();
    };
  }

  /** Jackson writes text, unless it was given a module for timestamps. */
  private @Nullable Instant otherInstant() {
    if (!Format.isString(bytes[pos])) {
      throw unexpected("a timestamp");
    }
    return super.readInstant();
  }

  private Instant timestamp32() {
    needTimestamp(6, pos + 1);
    pos += 6;
    return Instant.ofEpochSecond(Format.uint32(bytes, pos - 4));
  }

  private Instant timestamp64() {
    needTimestamp(10, pos + 1);
    pos += 10;
    long both = Format.int64(bytes, pos - 8);
    return instant(both & ((1L << 34) - 1), both >>> 34);
  }

  private Instant timestamp96() {
    needTimestamp(15, pos + 2);
    if (bytes[pos + 1] != 12) {
      throw unexpected("a timestamp");
    }
    pos += 15;
    return instant(Format.int64(bytes, pos - 8), Format.uint32(bytes, pos - 12));
  }

  private void needTimestamp(int length, int type) {
    need(length);
    if (bytes[type] != Format.TIMESTAMP) {
      throw unexpected("a timestamp");
    }
  }

  private static Instant instant(long seconds, long nanos) {
    if (nanos > 999_999_999
        || seconds < Instant.MIN.getEpochSecond()
        || seconds > Instant.MAX.getEpochSecond()) {
      throw new UndecodableException("a timestamp is out of range");
    }
    return Instant.ofEpochSecond(seconds, nanos);
  }

  /** Jackson writes a year as text where it writes dates so. */
  @Override
  public @Nullable Year readYear() {
    need(1);
    return Format.isString(bytes[pos]) ? readText(TextForm.YEAR) : super.readYear();
  }

  /** The index of the name that comes next, or -1 if {@code names} has not that. */
  final int readName(NameTable names) {
    int index = names.indexAt(bytes, pos);
    if (index >= 0) {
      pos += names.name(index).length();
      return index;
    }
    int length = stringLength();
    pos += length;
    return names.indexOf(bytes, pos - length, length);
  }

  @Override
  public <E extends Enum<E>> @Nullable E readEnum(EnumNames<E> names) {
    if (readNull()) {
      return null;
    }
    return names.constant(readName(names.table()));
  }
}
