package io.cacheme.codec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A fixed list of names, each encoded once, and found again by the raw bytes of its text without
 * making a {@code String}.
 */
final class NameTable {

  private static final int EMPTY = -1;

  /** Up to how many names are compared with what is looked for, one after the other. */
  private static final int FEW = 6;

  private final List<String> texts;
  private final Name[] names;
  private final int[] slots;
  private final Map<String, Integer> byText = new HashMap<>();

  NameTable(List<String> texts) {
    this.texts = List.copyOf(texts);
    this.names = this.texts.stream().map(Name::new).toArray(Name[]::new);
    this.slots = new int[Integer.highestOneBit(Math.max(4, names.length * 2)) * 2];
    Arrays.fill(slots, EMPTY);
    for (int i = 0; i < names.length; i++) {
      add(i);
    }
  }

  private void add(int index) {
    if (byText.put(texts.get(index), index) != null) {
      throw new IllegalArgumentException("the name " + texts.get(index) + " stands twice");
    }
    int slot = names[index].hash() & (slots.length - 1);
    while (slots[slot] != EMPTY) {
      slot = next(slot);
    }
    slots[slot] = index;
  }

  int size() {
    return names.length;
  }

  String text(int index) {
    return texts.get(index);
  }

  Name name(int index) {
    return names[index];
  }

  /** The index of {@code text}, or -1. */
  int indexOf(String text) {
    return byText.getOrDefault(text, -1);
  }

  /** The index of the name that stands at {@code pos} as it is written, or -1, if there are few. */
  int indexAt(byte[] in, int pos) {
    if (names.length <= FEW) {
      for (int i = 0; i < names.length; i++) {
        if (names[i].stands(in, pos)) {
          return i;
        }
      }
    }
    return -1;
  }

  /** The index of the name whose UTF-8 text stands in {@code in}, behind a header, or -1. */
  int indexOf(byte[] in, int start, int length) {
    int slot = Name.hash(in, start, length) & (slots.length - 1);
    while (slots[slot] != EMPTY) {
      if (names[slots[slot]].isText(in, start, length)) {
        return slots[slot];
      }
      slot = next(slot);
    }
    return -1;
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }
}
