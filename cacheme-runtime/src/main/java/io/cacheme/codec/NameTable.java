package io.cacheme.codec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A fixed list of names, each encoded once as a MessagePack string, and found again by the raw
 * bytes of its text without making a {@code String}.
 */
final class NameTable {

  private static final int EMPTY = -1;

  private final List<String> names;
  private final byte[][] encoded;
  private final int[] headers;
  private final int[] slots;
  private final Map<String, Integer> byName = new HashMap<>();

  NameTable(List<String> names) {
    this.names = List.copyOf(names);
    this.encoded = new byte[names.size()][];
    this.headers = new int[names.size()];
    this.slots = new int[Integer.highestOneBit(Math.max(4, names.size() * 2)) * 2];
    Arrays.fill(slots, EMPTY);
    for (int i = 0; i < encoded.length; i++) {
      add(i, this.names.get(i));
    }
  }

  private void add(int index, String name) {
    if (byName.put(name, index) != null) {
      throw new IllegalArgumentException("the name " + name + " stands twice");
    }
    byte[] bytes = MsgPackWriter.encodeString(name);
    int text = Utf8.length(name);
    encoded[index] = bytes;
    headers[index] = bytes.length - text;
    int slot = slot(bytes, headers[index], text);
    while (slots[slot] != EMPTY) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = index;
  }

  int size() {
    return encoded.length;
  }

  String name(int index) {
    return names.get(index);
  }

  /** The name as a MessagePack string, header included. Not to be changed. */
  byte[] encoded(int index) {
    return encoded[index];
  }

  /** The index of {@code name}, or -1. */
  int indexOf(String name) {
    return byName.getOrDefault(name, -1);
  }

  /** The index of the name whose UTF-8 text stands in {@code buffer}, or -1. */
  int indexOf(byte[] buffer, int offset, int length) {
    for (int slot = slot(buffer, offset, length);
        slots[slot] != EMPTY;
        slot = (slot + 1) & (slots.length - 1)) {
      int index = slots[slot];
      byte[] bytes = encoded[index];
      if (Arrays.equals(bytes, headers[index], bytes.length, buffer, offset, offset + length)) {
        return index;
      }
    }
    return -1;
  }

  private int slot(byte[] bytes, int offset, int length) {
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ (hash >>> 15)) & (slots.length - 1);
  }
}
