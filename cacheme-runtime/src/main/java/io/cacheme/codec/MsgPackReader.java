package io.cacheme.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads MessagePack from an array: any form of a value, not only the shortest. Each read is checked
 * against the end of the bytes first, so that nothing but {@link UndecodableException} is thrown.
 */
class MsgPackReader extends MsgPackInput {

  private static final int SAFE_CAPACITY = 1024;
  private static final int KEPT_UNITS = 4096;
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);
  private static final long ASCII = 0x8080_8080_8080_8080L;

  private final int[] pending = new int[ValueWriter.MAX_DEPTH + 1];
  private int depth;
  private char[] units = new char[256];

  @Override
  final void reset(byte[] from) {
    super.reset(from);
    depth = 0;
  }

  @Override
  final void release() {
    super.release();
    if (units.length > KEPT_UNITS) {
      units = new char[256];
    }
  }

  /** How many records, lists and maps have begun and not ended. */
  final int depth() {
    return depth;
  }

  /** How much is to come of the one begun last. */
  final int left() {
    return pending[depth];
  }

  @Override
  public void beginRecord(FieldNames names) {
    begin(mapSize());
  }

  @Override
  public int nextField(FieldNames names, int expected) {
    while (pending[depth] > 0) {
      pending[depth]--;
      int index = readName(names.table(), expected);
      if (index >= 0) {
        return index;
      }
      skip();
    }
    depth--;
    return END;
  }

  private int readName(NameTable names, int expected) {
    if (expected < names.size()) {
      byte[] likely = names.encoded(expected);
      int length = likely.length;
      if (length <= limit - pos && Arrays.equals(bytes, pos, pos + length, likely, 0, length)) {
        pos += length;
        return expected;
      }
    }
    return lookUp(names);
  }

  private int lookUp(NameTable names) {
    need(1);
    if (!Format.isString(bytes[pos])) {
      skip();
      return -1;
    }
    int length = stringLength();
    int start = pos;
    pos += length;
    return names.indexOf(bytes, start, length);
  }

  @Override
  public int beginList() {
    int size = arraySize();
    begin(size);
    return Math.min(size, SAFE_CAPACITY);
  }

  @Override
  public boolean nextElement() {
    if (pending[depth] > 0) {
      pending[depth]--;
      return true;
    }
    depth--;
    return false;
  }

  @Override
  public int beginMap() {
    int size = mapSize();
    begin(size);
    return Math.min(size, SAFE_CAPACITY) * 4 / 3 + 1;
  }

  @Override
  public boolean nextKey() {
    return nextElement();
  }

  @Override
  public int peekTag(Tags tags) {
    int start = pos;
    toTag();
    int length = stringLength();
    int index = tags.indexOf(bytes, pos, length);
    pos = start;
    return index;
  }

  /** Goes on to the name with which a record begins. */
  void toTag() {
    if (mapSize() == 0 || readName(Tags.FIELDS, 0) != 0) {
      throw new UndecodableException("expected a record that begins with " + Tags.FIELD);
    }
  }

  final void begin(int size) {
    if (depth == ValueWriter.MAX_DEPTH) {
      throw new UndecodableException(
          "the bytes nest deeper than " + ValueWriter.MAX_DEPTH + " levels");
    }
    pending[++depth] = size;
  }

  /** Checks that {@code value} is one value, and could be one within an entry. */
  static void checkEncoded(byte[] value) {
    MsgPackReader in = new MsgPackReader();
    in.reset(value);
    in.begin(1);
    in.readEncoded();
    in.checkEnd();
  }

  /** The bytes of the value that comes next, which is well-formed and not too deep. */
  final byte[] readEncoded() {
    int start = pos;
    int floor = depth;
    skipHead();
    while (depth > floor) {
      if (nextElement()) {
        skipHead();
      }
    }
    return Arrays.copyOfRange(bytes, start, pos);
  }

  /** Skips a scalar, or begins a list or map. */
  private void skipHead() {
    need(1);
    byte first = bytes[pos];
    if (Format.isMap(first)) {
      begin(2 * mapSize());
    } else if (Format.isArray(first)) {
      begin(arraySize());
    } else {
      skip();
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
  public boolean readBoolean() {
    need(1);
    byte first = bytes[pos];
    if (first != Format.TRUE && first != Format.FALSE) {
      throw unexpected("a boolean");
    }
    pos++;
    return first == Format.TRUE;
  }

  @Override
  public int readInt() {
    need(1);
    byte first = bytes[pos];
    if (first >= -32) {
      pos++;
      return first;
    }
    long value = readLong();
    if (value != (int) value) {
      throw new UndecodableException("an integer is out of the range of int");
    }
    return (int) value;
  }

  @Override
  public long readLong() {
    need(1);
    byte first = bytes[pos];
    if (first >= -32) {
      pos++;
      return first;
    }
    return switch (first) {
      case Format.UINT8 -> unsigned8();
      case Format.UINT16 -> unsigned16();
      case Format.UINT32 -> unsigned32();
      case Format.UINT64 -> unsigned64();
      case Format.INT8 -> (byte) unsigned8();
      case Format.INT16 -> (short) unsigned16();
      case Format.INT32 -> (int) unsigned32();
      case Format.INT64 -> signed64();
      default -> throw unexpected("an integer");
    };
  }

  @Override
  public float readFloat() {
    need(1);
    if (bytes[pos] == Format.FLOAT32) {
      return Float.intBitsToFloat((int) unsigned32());
    }
    double value = readDouble();
    float narrow = (float) value;
    if (narrow != value && !Double.isNaN(value)) {
      throw new UndecodableException("a number does not fit a float");
    }
    return narrow;
  }

  @Override
  public double readDouble() {
    need(1);
    if (bytes[pos] == Format.FLOAT64) {
      return Double.longBitsToDouble(signed64());
    }
    if (bytes[pos] == Format.FLOAT32) {
      return Float.intBitsToFloat((int) unsigned32());
    }
    long value = readLong();
    double wide = value;
    if ((long) wide != value || value == Long.MAX_VALUE) {
      throw new UndecodableException("a number does not fit a double");
    }
    return wide;
  }

  @Override
  public @Nullable String readString() {
    if (readNull()) {
      return null;
    }
    int length = stringLength();
    int start = pos;
    pos += length;
    return isAscii(start, pos)
        ? new String(bytes, start, length, StandardCharsets.ISO_8859_1)
        : decode(start, length);
  }

  private boolean isAscii(int start, int end) {
    int i = start;
    for (; i <= end - 8; i += 8) {
      if ((Format.int64(bytes, i) & ASCII) != 0) {
        return false;
      }
    }
    for (; i < end; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
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
  public @Nullable BigInteger readBigInteger() {
    need(1);
    if (Format.isString(bytes[pos]) || bytes[pos] == Format.NIL) {
      return super.readBigInteger();
    }
    if (bytes[pos] != Format.UINT64) {
      return BigInteger.valueOf(readLong());
    }
    long bits = signed64();
    return bits >= 0 ? BigInteger.valueOf(bits) : BigInteger.valueOf(bits).add(TWO_TO_64);
  }

  @Override
  public @Nullable BigDecimal readBigDecimal() {
    need(1);
    byte first = bytes[pos];
    if (Format.isString(first) || first == Format.NIL) {
      return super.readBigDecimal();
    }
    if (first == Format.FLOAT32 || first == Format.FLOAT64) {
      return Numbers.decimal(readDouble());
    }
    return new BigDecimal(Objects.requireNonNull(readBigInteger()));
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
      default -> throw unexpected("a timestamp");
    };
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

  @Override
  public <E extends Enum<E>> @Nullable E readEnum(EnumNames<E> names) {
    if (readNull()) {
      return null;
    }
    int length = stringLength();
    int start = pos;
    pos += length;
    return names.constant(names.table().indexOf(bytes, start, length));
  }
}
