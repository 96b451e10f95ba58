package io.cacheme.codec;

import java.io.ObjectInputFilter;

/**
 * How much a stream of Java serialization may hold.
 *
 * @param depth how deep objects nest
 * @param references how many objects and references to them there are
 * @param arrayLength how many elements one array has
 * @param bytes how long the stream is
 */
record JavaLimits(int depth, int references, int arrayLength, int bytes) {

  static final JavaLimits DEFAULTS = new JavaLimits(20, 1_000_000, 1 << 24, 1 << 24);

  /** What small collections allocate beyond their elements. */
  private static final int SPARE_ELEMENTS = 64;

  JavaLimits {
    if (depth < 1 || references < 1 || arrayLength < 0 || bytes < 1) {
      throw new IllegalArgumentException("a limit must be positive");
    }
  }

  JavaLimits withDepth(int value) {
    return new JavaLimits(value, references, arrayLength, bytes);
  }

  JavaLimits withReferences(int value) {
    return new JavaLimits(depth, value, arrayLength, bytes);
  }

  JavaLimits withArrayLength(int value) {
    return new JavaLimits(depth, references, value, bytes);
  }

  JavaLimits withBytes(int value) {
    return new JavaLimits(depth, references, arrayLength, value);
  }

  /** A filter for one stream of that length. */
  ObjectInputFilter filter(int length) {
    return new Filter(2L * length + SPARE_ELEMENTS);
  }

  /**
   * Counts what a stream claims. Each element of an array takes a byte at least, and a hash table
   * is twice its size at most: what all arrays together claim beyond that is not there.
   */
  private final class Filter implements ObjectInputFilter {

    private long elementsLeft;

    Filter(long elementsLeft) {
      this.elementsLeft = elementsLeft;
    }

    @Override
    public Status checkInput(FilterInfo info) {
      elementsLeft -= Math.max(0, info.arrayLength()); // -1 where it is no array
      boolean fits =
          elementsLeft >= 0
              && info.arrayLength() <= arrayLength
              && info.depth() <= depth
              && info.references() <= references
              && info.streamBytes() <= bytes;
      return fits ? Status.UNDECIDED : Status.REJECTED;
    }
  }
}
