package io.cacheme.codec;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ConcurrentModificationException;
import org.jspecify.annotations.Nullable;

/**
 * Writes MessagePack into a buffer of its own, each value in its shortest form: records as maps by
 * name, points in time as timestamps (extension -1), durations as ISO 8601 text.
 */
class MsgPackWriter extends MsgPackOutput {

  private static final long NANOS_LIMIT = 1L << 34;

  private final int[] pending = new int[MAX_DEPTH + 1];
  private int depth;
  private int left;

  @Override
  final void reset() {
    super.reset();
    depth = 0;
    left = 0;
  }

  /** One string as MessagePack, header included. */
  static byte[] encodeString(String text) {
    MsgPackWriter out = new MsgPackWriter();
    out.writeString(text);
    return out.toBytes();
  }

  /** How many records, lists and maps have begun and not ended. */
  final int depth() {
    return depth;
  }

  @Override
  public void beginRecord(FieldNames names) {
    beginMap(names.size());
  }

  @Override
  public ValueWriter field(FieldNames names, int index) {
    left--;
    writeName(names.table().name(index));
    return this;
  }

  @Override
  public void endRecord() {
    end();
  }

  @Override
  public void beginList(int size) {
    begin(size);
    writeHeader(size, Format.FIX_ARRAY, Format.ARRAY16);
  }

  @Override
  public ValueWriter nextElement() {
    left--;
    return this;
  }

  @Override
  public void endList() {
    end();
  }

  @Override
  public void beginMap(int size) {
    begin(size);
    writeHeader(size, Format.FIX_MAP, Format.MAP16);
  }

  @Override
  public ValueWriter nextKey() {
    left--;
    return this;
  }

  @Override
  public void endMap() {
    end();
  }

  private void begin(int size) {
    if (depth == MAX_DEPTH) {
      throw new IllegalArgumentException(
          "the value nests deeper than " + MAX_DEPTH + " levels, which cannot be read again");
    }
    pending[depth++] = left;
    left = size;
  }

  private void end() {
    if (left != 0) {
      throw new ConcurrentModificationException("the value changed while it was written");
    }
    left = pending[--depth];
  }

  @Override
  public void writeNull() {
    writeByteRaw(Format.NIL);
  }

  @Override
  public void writeBoolean(boolean value) {
    writeByteRaw(value ? Format.TRUE : Format.FALSE);
  }

  @Override
  public void writeInt(int value) {
    reserve(5);
    if (value >= -32 && value < 128) {
      buffer[pos++] = (byte) value;
    } else if (value >= 0) {
      writeUnsigned(value);
    } else {
      writeNegative(value);
    }
  }

  private void writeUnsigned(int value) {
    if (value < 0x100) {
      write8(Format.UINT8, value);
    } else if (value < 0x10000) {
      write16(Format.UINT16, value);
    } else {
      write32(Format.UINT32, value);
    }
  }

  private void writeNegative(int value) {
    if (value >= Byte.MIN_VALUE) {
      write8(Format.INT8, value);
    } else if (value >= Short.MIN_VALUE) {
      write16(Format.INT16, value);
    } else {
      write32(Format.INT32, value);
    }
  }

  @Override
  public void writeLong(long value) {
    if (value == (int) value) {
      writeInt((int) value);
      return;
    }
    reserve(9);
    if (value >>> 32 == 0) {
      write32(Format.UINT32, (int) value);
    } else {
      write64(value < 0 ? Format.INT64 : Format.UINT64, value);
    }
  }

  @Override
  public void writeFloat(float value) {
    reserve(5);
    write32(Format.FLOAT32, Float.floatToRawIntBits(value));
  }

  @Override
  public void writeDouble(double value) {
    reserve(9);
    write64(Format.FLOAT64, Double.doubleToRawLongBits(value));
  }

  @Override
  public void writeString(@Nullable String value) {
    if (value == null) {
      writeNull();
    } else if (!writeAscii(value)) {
      int length = Utf8.length(value);
      writeStringHeader(length);
      pos = Utf8.encode(value, buffer, pos);
    }
  }

  /** Writes text of ASCII alone; writes nothing where there is more. */
  private boolean writeAscii(String text) {
    int start = pos;
    int length = text.length();
    writeStringHeader(length);
    if (!Ascii.write(text, buffer, pos)) {
      pos = start;
      return false;
    }
    pos += length;
    return true;
  }

  @Override
  public void writeChar(char value) {
    if (value < 0x80) {
      reserve(2);
      write8((byte) (Format.FIX_STR | 1), value);
    } else {
      super.writeChar(value);
    }
  }

  @Override
  public void writeBytes(byte @Nullable [] value) {
    if (value == null) {
      writeNull();
      return;
    }
    reserve(value.length + 5L);
    if (value.length < 0x100) {
      write8(Format.BIN8, value.length);
    } else if (value.length < 0x10000) {
      write16(Format.BIN16, value.length);
    } else {
      write32(Format.BIN32, value.length);
    }
    writeRaw(value);
  }

  @Override
  public void writeBigInteger(@Nullable BigInteger value) {
    if (value == null
        || value.bitLength() > 64
        || (value.bitLength() == 64 && value.signum() < 0)) {
      super.writeBigInteger(value);
    } else if (value.bitLength() < 64) {
      writeLong(value.longValue());
    } else {
      reserve(9);
      write64(Format.UINT64, value.longValue());
    }
  }

  @Override
  public void writeInstant(@Nullable Instant value) {
    if (value == null) {
      writeNull();
      return;
    }
    reserve(15);
    long seconds = value.getEpochSecond();
    int nanos = value.getNano();
    if (seconds < 0 || seconds >= NANOS_LIMIT) {
      write8(Format.EXT8, 12);
      write32(Format.TIMESTAMP, nanos);
      Format.put64(buffer, pos, seconds);
      pos += 8;
    } else if (nanos == 0 && seconds >>> 32 == 0) {
      buffer[pos++] = Format.FIX_EXT4;
      write32(Format.TIMESTAMP, (int) seconds);
    } else {
      buffer[pos++] = Format.FIX_EXT8;
      write64(Format.TIMESTAMP, ((long) nanos << 34) | seconds);
    }
  }

  @Override
  public <E extends Enum<E>> void writeEnum(EnumNames<E> names, @Nullable E value) {
    if (value == null) {
      writeNull();
    } else {
      writeName(names.name(value));
    }
  }
}
