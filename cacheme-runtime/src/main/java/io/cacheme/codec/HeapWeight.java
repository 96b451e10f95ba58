package io.cacheme.codec;

/** How many bytes a value takes on the heap. */
public final class HeapWeight {

  /** The weight of a value that is heavier than it was asked for. */
  public static final long TOO_HEAVY = -1;

  private HeapWeight() {}

  /**
   * The bytes of {@code value} with all that {@code encoder} writes of it: never less than records,
   * enums, the usual collections and the JDK's values take, and about what others do. What is not
   * written does not count. About as fast as encoding it, and allocates little.
   *
   * @param limit where to give up: no walk is longer than that of a value of so many bytes
   * @return the bytes, or {@link #TOO_HEAVY} if they are more than {@code limit}, or if the value
   *     nests deeper than {@value ValueWriter#MAX_DEPTH} levels
   */
  public static <V> long of(Encoder<V> encoder, V value, long limit) {
    WeighingWriter writer = new WeighingWriter(limit);
    try {
      encoder.write(writer, value);
    } catch (WeighingWriter.TooHeavy e) {
      return TOO_HEAVY;
    }
    return writer.bytes();
  }
}
