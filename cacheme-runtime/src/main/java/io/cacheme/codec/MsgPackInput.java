package io.cacheme.codec;

/**
 * The bytes that a {@link MsgPackReader} reads, value by value and not yet as Java's types. Each
 * read is checked against the end first, and no size is believed that the bytes left cannot hold.
 */
abstract class MsgPackInput extends ValueReader {

  private static final byte[] NOTHING = {};

  byte[] bytes = NOTHING;
  int pos;

  /** Makes it ready for a value; {@link #release} lets the bytes go. */
  void reset(byte[] from) {
    bytes = from;
    pos = 0;
  }

  /** Forgets the bytes. */
  void release() {
    reset(NOTHING);
  }

  /** Checks that nothing is left. */
  final void checkEnd() {
    if (pos != bytes.length) {
      throw new UndecodableException((bytes.length - pos) + " bytes are left after the value");
    }
  }

  final void need(int length) {
    if (length > bytes.length - pos) {
      throw cut();
    }
  }

  private void advance(long length) {
    if (length > bytes.length - pos) {
      throw cut();
    }
    pos += (int) length;
  }

  static UndecodableException cut() {
    return new UndecodableException("the bytes end within a value");
  }

  final UndecodableException unexpected(String what) {
    return new UndecodableException(
        "expected " + what + " at byte " + pos + ", and found " + Format.kind(bytes[pos]));
  }

  final int unsigned8() {
    need(2);
    pos += 2;
    return Format.uint8(bytes, pos - 1);
  }

  final int unsigned16() {
    need(3);
    pos += 3;
    return Format.uint16(bytes, pos - 2);
  }

  final long unsigned32() {
    need(5);
    pos += 5;
    return Format.uint32(bytes, pos - 4);
  }

  final long unsigned64() {
    long value = signed64();
    if (value < 0) {
      throw new UndecodableException("an integer is out of the range of long");
    }
    return value;
  }

  final long signed64() {
    need(9);
    pos += 9;
    return Format.int64(bytes, pos - 8);
  }

  final int arraySize() {
    need(1);
    byte first = bytes[pos];
    if ((first & 0xF0) == (Format.FIX_ARRAY & 0xFF)) {
      pos++;
      return checkedSize(first & 0x0F, 1);
    }
    if (first == Format.ARRAY16) {
      return checkedSize(unsigned16(), 1);
    }
    if (first == Format.ARRAY32) {
      return checkedSize(unsigned32(), 1);
    }
    throw unexpected("a list");
  }

  final int mapSize() {
    need(1);
    byte first = bytes[pos];
    if ((first & 0xF0) == (Format.FIX_MAP & 0xFF)) {
      pos++;
      return checkedSize(first & 0x0F, 2);
    }
    if (first == Format.MAP16) {
      return checkedSize(unsigned16(), 2);
    }
    if (first == Format.MAP32) {
      return checkedSize(unsigned32(), 2);
    }
    throw unexpected("a map");
  }

  /** Reads the header of a string, all of whose text is there. */
  final int stringLength() {
    need(1);
    byte first = bytes[pos];
    if ((first & 0xE0) == (Format.FIX_STR & 0xFF)) {
      pos++;
      return checkedSize(first & 0x1F, 1);
    }
    return switch (first) {
      case Format.STR8 -> checkedSize(unsigned8(), 1);
      case Format.STR16 -> checkedSize(unsigned16(), 1);
      case Format.STR32 -> checkedSize(unsigned32(), 1);
      default -> throw unexpected("text");
    };
  }

  /** A size for which there are enough bytes, each element taking at least {@code least}. */
  final int checkedSize(long size, int least) {
    if (size * least > bytes.length - pos) {
      throw cut();
    }
    return (int) size;
  }

  /** Skips one value, whatever it is and however deep; every value takes a byte at least. */
  final void skip() {
    for (long left = 1; left > 0; left--) {
      need(1);
      byte first = bytes[pos];
      if (Format.isMap(first)) {
        left += 2L * mapSize();
      } else if (Format.isArray(first)) {
        left += arraySize();
      } else {
        advance(scalarLength(first));
      }
    }
  }

  /** How many bytes a value takes that is neither a list nor a map. */
  private long scalarLength(byte first) {
    if (first >= -32) {
      return 1;
    }
    if ((first & 0xE0) == (Format.FIX_STR & 0xFF)) {
      return 1L + (first & 0x1F);
    }
    return switch (first) {
      case Format.NIL, Format.FALSE, Format.TRUE -> 1;
      case Format.UINT8, Format.INT8 -> 2;
      case Format.UINT16, Format.INT16, Format.FIX_EXT1 -> 3;
      case Format.FIX_EXT2 -> 4;
      case Format.UINT32, Format.INT32, Format.FLOAT32 -> 5;
      case Format.FIX_EXT4 -> 6;
      case Format.UINT64, Format.INT64, Format.FLOAT64 -> 9;
      case Format.FIX_EXT8 -> 10;
      case Format.FIX_EXT16 -> 18;
      case Format.STR8, Format.BIN8 -> 2 + peek(2, 1);
      case Format.STR16, Format.BIN16 -> 3 + peek(3, 2);
      case Format.STR32, Format.BIN32 -> 5 + peek(5, 4);
      case Format.EXT8 -> 3 + peek(2, 1);
      case Format.EXT16 -> 4 + peek(3, 2);
      case Format.EXT32 -> 6 + peek(5, 4);
      default -> throw unexpected("a value");
    };
  }

  /** The size that stands after the first byte, in {@code width} bytes. */
  private long peek(int header, int width) {
    need(header);
    return switch (width) {
      case 1 -> Format.uint8(bytes, pos + 1);
      case 2 -> Format.uint16(bytes, pos + 1);
      default -> Format.uint32(bytes, pos + 1);
    };
  }
}
