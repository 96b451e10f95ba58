package io.cacheme.codec;

import java.util.List;

/**
 * The names of a record's components, in their order, encoded once. A generated codec keeps one for
 * each record it writes and reads. Immutable.
 */
public final class FieldNames {

  private final NameTable table;
  private final long[] required;

  private FieldNames(NameTable table, long[] required) {
    this.table = table;
    this.required = required;
  }

  /** The names of a record's components, all of which must be present in the bytes. */
  public static FieldNames of(String... names) {
    long[] required = new long[words(names.length)];
    for (int i = 0; i < names.length; i++) {
      required[i >> 6] |= 1L << i;
    }
    return new FieldNames(new NameTable(List.of(names)), required);
  }

  /** The same names, of which {@code names} may be missing from the bytes. */
  public FieldNames optional(String... names) {
    long[] fewer = required.clone();
    for (String name : names) {
      int index = table.indexOf(name);
      if (index < 0) {
        throw new IllegalArgumentException("there is no component " + name);
      }
      fewer[index >> 6] &= ~(1L << index);
    }
    return new FieldNames(table, fewer);
  }

  /** How many components there are. */
  public int size() {
    return table.size();
  }

  /** The name of one component. */
  public String name(int index) {
    return table.text(index);
  }

  /** The index of the component of that name, or -1. */
  public int indexOf(String name) {
    return table.indexOf(name);
  }

  /**
   * Checks that no component is missing.
   *
   * @param seen has bit {@code i % 64} of word {@code i / 64} set where component {@code i} was
   *     read; one word for every 64 components
   * @throws UndecodableException if one is missing that is not optional
   */
  public void checkSeen(long... seen) {
    for (int i = 0; i < required.length; i++) {
      checkWord(i, seen[i]);
    }
  }

  /** The same for records of at most 64 components. */
  public void checkSeen(long seen) {
    checkWord(0, seen);
  }

  private void checkWord(int word, long seen) {
    long missing = required[word] & ~seen;
    if (missing != 0) {
      int index = word * 64 + Long.numberOfTrailingZeros(missing);
      throw new UndecodableException("the component " + table.text(index) + " is missing");
    }
  }

  NameTable table() {
    return table;
  }

  private static int words(int bits) {
    return Math.max(1, (bits + 63) >> 6);
  }
}
