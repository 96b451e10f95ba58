package io.cacheme.codec;

import java.util.Arrays;

/**
 * The growing bytes that a {@link MsgPackWriter} writes to, and the forms of headers and numbers.
 */
abstract class MsgPackOutput extends ValueWriter {

  private static final int FIRST_BUFFER = 512;
  private static final int KEPT_BUFFER = 64 * 1024;
  private static final int LARGEST_BUFFER = Integer.MAX_VALUE - 8;

  byte[] buffer = new byte[FIRST_BUFFER];
  int pos;

  /** Makes it ready for another value, and lets a large buffer go. */
  void reset() {
    pos = 0;
    if (buffer.length > KEPT_BUFFER) {
      buffer = new byte[FIRST_BUFFER];
    }
  }

  /** What was written since the last reset. */
  final byte[] toBytes() {
    return Arrays.copyOf(buffer, pos);
  }

  final void writeByteRaw(byte value) {
    reserve(1);
    buffer[pos++] = value;
  }

  final void writeRaw(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, pos, bytes.length);
    pos += bytes.length;
  }

  final void writeName(Name name) {
    reserve(name.room());
    name.write(buffer, pos);
    pos += name.length();
  }

  final void write8(byte first, int value) {
    buffer[pos] = first;
    buffer[pos + 1] = (byte) value;
    pos += 2;
  }

  final void write16(byte first, int value) {
    buffer[pos] = first;
    Format.put16(buffer, pos + 1, value);
    pos += 3;
  }

  final void write32(byte first, int value) {
    buffer[pos] = first;
    Format.put32(buffer, pos + 1, value);
    pos += 5;
  }

  final void write64(byte first, long value) {
    buffer[pos] = first;
    Format.put64(buffer, pos + 1, value);
    pos += 9;
  }

  /** A container's header: short, or of 16 or 32 bits, whose first bytes follow each other. */
  final void writeHeader(int size, byte fix, byte of16) {
    reserve(5);
    if (size < 16) {
      buffer[pos++] = (byte) (fix | size);
    } else if (size < 0x10000) {
      write16(of16, size);
    } else {
      write32((byte) (of16 + 1), size);
    }
  }

  /** Writes the header, and makes room for the text. */
  final void writeStringHeader(int length) {
    reserve(length + 5L);
    if (length < 32) {
      buffer[pos++] = (byte) (Format.FIX_STR | length);
    } else if (length < 0x100) {
      write8(Format.STR8, length);
    } else if (length < 0x10000) {
      write16(Format.STR16, length);
    } else {
      write32(Format.STR32, length);
    }
  }

  final void reserve(long more) {
    if (more > buffer.length - pos) {
      grow(pos + more);
    }
  }

  private void grow(long least) {
    if (least > LARGEST_BUFFER) {
      throw new IllegalArgumentException("the value takes more than 2 GiB");
    }
    long twice = Math.min(buffer.length * 2L, LARGEST_BUFFER);
    buffer = Arrays.copyOf(buffer, (int) Math.max(twice, least));
  }
}
