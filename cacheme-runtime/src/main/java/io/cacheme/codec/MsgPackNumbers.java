package io.cacheme.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers and booleans that a {@link MsgPackReader} reads: from any form that holds them
 * without loss, and as the key of a map from text, too, as Jackson writes all keys.
 */
abstract class MsgPackNumbers extends MsgPackInput {

  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);
  private static final int NOWHERE = -1;

  /** Where the key begins that was announced last. */
  private int keyAt = NOWHERE;

  @Override
  void reset(byte[] from) {
    super.reset(from);
    keyAt = NOWHERE;
  }

  /** Takes note that a key comes next. */
  final void announceKey() {
    keyAt = pos;
  }

  /** A key that stands there as text. */
  private <T> T key(TextForm<T> form, String what) {
    if (pos != keyAt || !Format.isString(bytes[pos])) {
      throw unexpected(what);
    }
    return Objects.requireNonNull(readText(form));
  }

  @Override
  public boolean readBoolean() {
    need(1);
    byte first = bytes[pos];
    if (first != Format.TRUE && first != Format.FALSE) {
      return key(TextForm.BOOLEAN, "a boolean");
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
      default -> key(TextForm.LONG, "an integer");
    };
  }

  @Override
  public float readFloat() {
    need(1);
    if (bytes[pos] == Format.FLOAT32) {
      return Float.intBitsToFloat((int) unsigned32());
    }
    if (Format.isString(bytes[pos])) {
      return key(TextForm.FLOAT, "a number");
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
    if (Format.isString(bytes[pos])) {
      return key(TextForm.DOUBLE, "a number");
    }
    long value = readLong();
    double wide = value;
    if ((long) wide != value || value == Long.MAX_VALUE) {
      throw new UndecodableException("a number does not fit a double");
    }
    return wide;
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
}
