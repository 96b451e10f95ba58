package io.cacheme.codec;

import java.util.Collection;
import java.util.Map;

/**
 * Writes values in a serializer's format: what generated codecs call, whichever the format.
 *
 * <p>A value is one scalar, or a record, list or map between its {@code begin} and {@code end}.
 * Before each component of a record comes {@link #field}, before each element of a list {@link
 * #nextElement}, before each key of a map {@link #nextKey}; a key is one scalar, and its value
 * follows it. A method that takes an object writes a nil for null. Not safe for use by two threads.
 *
 * <p>Extended by serializers, each for its format; what is added is not abstract.
 *
 * <p>Nesting is limited to {@value #MAX_DEPTH} levels, so that nothing is written that could not be
 * read.
 */
public abstract class ValueWriter extends ScalarWriter {

  /** How deep values may nest. */
  public static final int MAX_DEPTH = 256;

  /** For subclasses, which are formats. */
  protected ValueWriter() {}

  /**
   * Begins a record.
   *
   * @throws IllegalArgumentException if it nests too deep
   */
  public abstract void beginRecord(FieldNames names);

  /** Announces the value of one component; each comes once, in order. Answers this writer. */
  public abstract ValueWriter field(FieldNames names, int index);

  /** Ends the record begun last. */
  public abstract void endRecord();

  /**
   * Begins a list of exactly {@code size} elements.
   *
   * @throws IllegalArgumentException if it nests too deep
   */
  public abstract void beginList(int size);

  /** Begins a list of the elements of {@code all}, which the caller writes. */
  public void beginList(Collection<?> all) {
    beginList(all.size());
  }

  /** Announces the next element of the list begun last. Answers this writer. */
  public abstract ValueWriter nextElement();

  /**
   * Ends the list begun last.
   *
   * @throws java.util.ConcurrentModificationException if it had another size than told
   */
  public abstract void endList();

  /**
   * Begins a map of exactly {@code size} entries.
   *
   * @throws IllegalArgumentException if it nests too deep
   */
  public abstract void beginMap(int size);

  /** Begins a map of the entries of {@code all}, which the caller writes. */
  public void beginMap(Map<?, ?> all) {
    beginMap(all.size());
  }

  /** Announces the next key, a scalar, of the map begun last. Answers this writer. */
  public abstract ValueWriter nextKey();

  /** Announces what an {@code Optional} holds. Answers this writer. */
  public ValueWriter present() {
    return this;
  }

  /**
   * Ends the map begun last.
   *
   * @throws java.util.ConcurrentModificationException if it had another size than told
   */
  public abstract void endMap();
}
