package io.cacheme.codec;

import java.util.Arrays;

/**
 * The constants of an enum by name, each name encoded once. A generated codec keeps one for each
 * enum it writes and reads. Immutable.
 *
 * @param <E> the enum
 */
public final class EnumNames<E extends Enum<E>> {

  private final E[] constants;
  private final NameTable table;

  private EnumNames(E[] constants) {
    this.constants = constants;
    this.table = new NameTable(Arrays.stream(constants).map(Enum::name).toList());
  }

  /** The table of an enum, from its {@code values()}. */
  public static <E extends Enum<E>> EnumNames<E> of(E[] values) {
    return new EnumNames<>(values.clone());
  }

  /**
   * The constant of that name.
   *
   * @throws UndecodableException if there is none
   */
  public E constant(String name) {
    return constant(table.indexOf(name));
  }

  /** The constant of that index in the table, which -1 is not. */
  E constant(int index) {
    if (index < 0) {
      throw new UndecodableException("the bytes name an enum constant that there is not");
    }
    return constants[index];
  }

  @SuppressWarnings("EnumOrdinal") // the order is that of values(), in this process
  Name name(E constant) {
    return table.name(constant.ordinal());
  }

  NameTable table() {
    return table;
  }
}
