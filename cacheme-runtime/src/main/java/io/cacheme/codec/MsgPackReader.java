package io.cacheme.codec;

import java.util.Arrays;

/**
 * Reads MessagePack from an array: any form of a value, not only the shortest. Each read is checked
 * against the end of the bytes first, so that nothing but {@link UndecodableException} is thrown.
 */
class MsgPackReader extends MsgPackScalars {

  private static final int SAFE_CAPACITY = 1024;

  private final int[] pending = new int[ValueWriter.MAX_DEPTH + 1];
  private int depth;
  private int left;

  @Override
  final void reset(byte[] from) {
    super.reset(from);
    depth = 0;
    left = 0;
  }

  /** How many records, lists and maps have begun and not ended. */
  final int depth() {
    return depth;
  }

  /** How much is to come of the one begun last. */
  final int left() {
    return left;
  }

  @Override
  public void beginRecord(FieldNames names) {
    begin(mapSize());
  }

  @Override
  public int nextField(FieldNames names, int expected) {
    while (left > 0) {
      left--;
      int index = readField(names.table(), expected);
      if (index >= 0) {
        return index;
      }
      skip();
    }
    end();
    return END;
  }

  private int readField(NameTable names, int expected) {
    if (expected < names.size()) {
      Name likely = names.name(expected);
      if (likely.stands(bytes, pos)) {
        pos += likely.length();
        return expected;
      }
    }
    need(1);
    if (!Format.isString(bytes[pos])) {
      skip();
      return -1;
    }
    return readName(names);
  }

  @Override
  public int beginList() {
    int size = arraySize();
    begin(size);
    return Math.min(size, SAFE_CAPACITY);
  }

  @Override
  public boolean nextElement() {
    if (left > 0) {
      left--;
      return true;
    }
    end();
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
    announceKey();
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
    if (mapSize() == 0 || readField(Tags.FIELDS, 0) != 0) {
      throw new UndecodableException("expected a record that begins with " + Tags.FIELD);
    }
  }

  final void begin(int size) {
    if (depth == ValueWriter.MAX_DEPTH) {
      throw new UndecodableException(
          "the bytes nest deeper than " + ValueWriter.MAX_DEPTH + " levels");
    }
    pending[depth++] = left;
    left = size;
  }

  private void end() {
    left = pending[--depth];
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
}
