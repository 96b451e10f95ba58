package io.cacheme.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The first bytes of MessagePack's values, and big-endian access to arrays. */
final class Format {

  static final byte FIX_MAP = (byte) 0x80;
  static final byte FIX_ARRAY = (byte) 0x90;
  static final byte FIX_STR = (byte) 0xA0;
  static final byte NIL = (byte) 0xC0;
  static final byte FALSE = (byte) 0xC2;
  static final byte TRUE = (byte) 0xC3;
  static final byte BIN8 = (byte) 0xC4;
  static final byte BIN16 = (byte) 0xC5;
  static final byte BIN32 = (byte) 0xC6;
  static final byte EXT8 = (byte) 0xC7;
  static final byte EXT16 = (byte) 0xC8;
  static final byte EXT32 = (byte) 0xC9;
  static final byte FLOAT32 = (byte) 0xCA;
  static final byte FLOAT64 = (byte) 0xCB;
  static final byte UINT8 = (byte) 0xCC;
  static final byte UINT16 = (byte) 0xCD;
  static final byte UINT32 = (byte) 0xCE;
  static final byte UINT64 = (byte) 0xCF;
  static final byte INT8 = (byte) 0xD0;
  static final byte INT16 = (byte) 0xD1;
  static final byte INT32 = (byte) 0xD2;
  static final byte INT64 = (byte) 0xD3;
  static final byte FIX_EXT1 = (byte) 0xD4;
  static final byte FIX_EXT2 = (byte) 0xD5;
  static final byte FIX_EXT4 = (byte) 0xD6;
  static final byte FIX_EXT8 = (byte) 0xD7;
  static final byte FIX_EXT16 = (byte) 0xD8;
  static final byte STR8 = (byte) 0xD9;
  static final byte STR16 = (byte) 0xDA;
  static final byte STR32 = (byte) 0xDB;
  static final byte ARRAY16 = (byte) 0xDC;
  static final byte ARRAY32 = (byte) 0xDD;
  static final byte MAP16 = (byte) 0xDE;
  static final byte MAP32 = (byte) 0xDF;

  /** The extension type of a timestamp. */
  static final byte TIMESTAMP = -1;

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private Format() {}

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
  }

  static int uint8(byte[] bytes, int pos) {
    return bytes[pos] & 0xFF;
  }

  static int uint16(byte[] bytes, int pos) {
    return (short) SHORTS.get(bytes, pos) & 0xFFFF;
  }

  static int int32(byte[] bytes, int pos) {
    return (int) INTS.get(bytes, pos);
  }

  static long uint32(byte[] bytes, int pos) {
    return int32(bytes, pos) & 0xFFFF_FFFFL;
  }

  static long int64(byte[] bytes, int pos) {
    return (long) LONGS.get(bytes, pos);
  }

  static void put16(byte[] bytes, int pos, int value) {
    SHORTS.set(bytes, pos, (short) value);
  }

  static void put32(byte[] bytes, int pos, int value) {
    INTS.set(bytes, pos, value);
  }

  static void put64(byte[] bytes, int pos, long value) {
    LONGS.set(bytes, pos, value);
  }

  static boolean isString(byte first) {
    return (first & 0xE0) == (FIX_STR & 0xFF) || first == STR8 || first == STR16 || first == STR32;
  }

  static boolean isMap(byte first) {
    return (first & 0xF0) == (FIX_MAP & 0xFF) || first == MAP16 || first == MAP32;
  }

  static boolean isArray(byte first) {
    return (first & 0xF0) == (FIX_ARRAY & 0xFF) || first == ARRAY16 || first == ARRAY32;
  }

  /** What a value is, by its first byte, for messages. */
  static String kind(byte first) {
    if (first >= -32) {
      return "an integer";
    }
    if (isString(first)) {
      return "text";
    }
    if (isMap(first)) {
      return "a map";
    }
    if (isArray(first)) {
      return "a list";
    }
    return switch (first) {
      case NIL -> "nil";
      case FALSE, TRUE -> "a boolean";
      case BIN8, BIN16, BIN32 -> "bytes";
      case FLOAT32, FLOAT64 -> "a floating point number";
      default -> otherKind(first);
    };
  }

  private static String otherKind(byte first) {
    if (first >= UINT8 && first <= INT64) {
      return "an integer";
    }
    return first == (byte) 0xC1 ? "no MessagePack" : "an extension";
  }
}
