package io.cacheme.codec;

import java.util.List;

/**
 * The names that tell the records of a sealed interface apart, each encoded once. A generated codec
 * keeps one for each such interface that it reads. Immutable.
 */
public final class Tags {

  /** The field that holds the name, the first one of its record. No component is called so. */
  public static final String FIELD = "@type";

  static final NameTable FIELDS = new NameTable(List.of(FIELD));

  private final NameTable table;

  private Tags(NameTable table) {
    this.table = table;
  }

  /** The names of an interface's records, in an order that the codec knows. */
  public static Tags of(String... names) {
    return new Tags(new NameTable(List.of(names)));
  }

  /**
   * The index of that name.
   *
   * @throws UndecodableException if there is no such name
   */
  public int indexOf(String name) {
    return checked(table.indexOf(name));
  }

  /** The same for the name whose UTF-8 text stands in {@code buffer}. */
  int indexOf(byte[] buffer, int offset, int length) {
    return checked(table.indexOf(buffer, offset, length));
  }

  private static int checked(int index) {
    if (index < 0) {
      throw new UndecodableException("the bytes name a record that the interface does not permit");
    }
    return index;
  }
}
