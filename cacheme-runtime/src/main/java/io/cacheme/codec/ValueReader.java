package io.cacheme.codec;

/**
 * Reads values of a serializer's format: what generated codecs call, whichever the format.
 *
 * <p>The mirror of {@link ValueWriter}. Each method reads the one value that comes next, and throws
 * {@link UndecodableException} where it is another; where a method answers an object, a nil is
 * null. Records, lists and maps need no end: they end where {@link #nextField}, {@link
 * #nextElement} or {@link #nextKey} says so, and must be read until then. Not safe for use by two
 * threads.
 *
 * <p>Extended by serializers, each for its format; what is added is not abstract.
 *
 * <p>Sizes in the bytes are never trusted, and nesting is limited to {@value ValueWriter#MAX_DEPTH}
 * levels.
 */
public abstract class ValueReader extends ScalarReader {

  /** What {@link #nextField} answers at the end of a record. */
  public static final int END = -1;

  /** For subclasses, which are formats. */
  protected ValueReader() {}

  /** Begins a record; a nil is none. */
  public abstract void beginRecord(FieldNames names);

  /**
   * The index of the component whose value comes next, or {@link #END}. Unknown ones are skipped.
   *
   * @param expected the index that is the likeliest
   */
  public abstract int nextField(FieldNames names, int expected);

  /**
   * Begins a list; a nil is none.
   *
   * @return an initial capacity for what holds the elements: never more than the bytes can fill,
   *     and perhaps less than there are
   */
  public abstract int beginList();

  /** Whether another element of the list comes. */
  public abstract boolean nextElement();

  /**
   * Begins a map; a nil is none.
   *
   * @return an initial capacity for a hash map, as {@link #beginList} says
   */
  public abstract int beginMap();

  /** Whether another entry of the map comes: its key, a scalar, and its value. */
  public abstract boolean nextKey();

  /**
   * The index of the name in {@code tags} that tells which of several records comes next. It stands
   * first in the record, as {@link Tags#FIELD}, and stays to be read: what comes next is still the
   * whole record. A nil is none.
   *
   * @throws UndecodableException if there is no name, or an unknown one
   */
  public int peekTag(Tags tags) {
    throw new UndecodableException("this format cannot tell which of several records comes");
  }
}
