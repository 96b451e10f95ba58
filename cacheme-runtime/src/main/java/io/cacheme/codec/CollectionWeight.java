package io.cacheme.codec;

import static io.cacheme.spi.HeapLayout.REFERENCE;

import io.cacheme.spi.HeapLayout;
import java.util.AbstractSequentialList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many bytes collections take on the heap, without what they hold. The usual classes count as
 * they are, grown one by one; others as the usual mutable ones behind an unmodifiable view.
 */
final class CollectionWeight {

  private static final Class<?> LIST_N = List.of().getClass();
  private static final Class<?> LIST_12 = List.of(1).getClass();
  private static final Class<?> SET_N = Set.of().getClass();
  private static final Class<?> SET_12 = Set.of(1).getClass();
  private static final Class<?> MAP_N = Map.of().getClass();
  private static final Class<?> MAP_1 = Map.of(1, 1).getClass();

  private static final long VIEW = HeapLayout.object(3L * REFERENCE);
  private static final long IMMUTABLE_VIEWS = 2 * HeapLayout.object(REFERENCE);
  private static final long VIEWS = HeapLayout.object(4L * REFERENCE) + 3 * VIEW;
  private static final long HASH_MAP = HeapLayout.object(4L * REFERENCE + 16) + 2 * VIEW;
  private static final long HASH_NODE = HeapLayout.object(3L * REFERENCE + 4);
  private static final long LINKED_NODE = HeapLayout.object(5L * REFERENCE + 4);
  private static final int FIRST_TABLE = 16;
  private static final int FIRST_ARRAY = 10;

  private CollectionWeight() {}

  static long of(Collection<?> all) {
    return all instanceof Set ? set(all) : list(all);
  }

  private static long list(Collection<?> all) {
    long size = all.size();
    Class<?> type = all.getClass();
    if (type == LIST_N) {
      return size == 0 ? 0 : HeapLayout.object(REFERENCE + 1) + HeapLayout.array(size * REFERENCE);
    }
    if (type == LIST_12) {
      return HeapLayout.object(2L * REFERENCE);
    }
    if (all instanceof AbstractSequentialList) {
      return HeapLayout.object(2L * REFERENCE + 8) + size * HeapLayout.object(3L * REFERENCE);
    }
    long array =
        size == 0 ? 0 : HeapLayout.array(Math.max(FIRST_ARRAY, size + size / 2) * REFERENCE);
    return HeapLayout.object(REFERENCE + 8) + array + (type == ArrayList.class ? 0 : VIEW);
  }

  private static long set(Collection<?> all) {
    long size = all.size();
    Class<?> type = all.getClass();
    if (type == SET_N) {
      return size == 0
          ? 0
          : HeapLayout.object(REFERENCE + 4) + HeapLayout.array(2 * size * REFERENCE);
    }
    if (type == SET_12) {
      return HeapLayout.object(2L * REFERENCE);
    }
    return HeapLayout.object(REFERENCE)
        + HASH_MAP
        + table(size)
        + (type == HashSet.class ? size * HASH_NODE : VIEW + size * LINKED_NODE);
  }

  static long of(Map<?, ?> all) {
    long size = all.size();
    Class<?> type = all.getClass();
    if (type == MAP_N) {
      return size == 0
          ? 0
          : HeapLayout.object(3L * REFERENCE + 4)
              + IMMUTABLE_VIEWS
              + HeapLayout.array(4 * size * REFERENCE);
    }
    if (type == MAP_1) {
      return HeapLayout.object(4L * REFERENCE) + IMMUTABLE_VIEWS;
    }
    return type == HashMap.class ? HASH_MAP + table(size) + size * HASH_NODE : ofAnyMap(size);
  }

  /** One of {@code size} entries. */
  static long ofAnyMap(long size) {
    return HASH_MAP + table(size) + VIEWS + size * LINKED_NODE;
  }

  /** That of a hash map, which is at most three quarters full. */
  private static long table(long size) {
    long places = FIRST_TABLE;
    while (places * 3 < size * 4) {
      places *= 2;
    }
    return size == 0 ? 0 : HeapLayout.array(places * REFERENCE);
  }
}
