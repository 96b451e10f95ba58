package io.cacheme.processor;

import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Equality that looks into records and collections, for they may hold arrays. */
final class DeepEquality {

  private DeepEquality() {}

  static boolean areEqual(Object a, Object b) throws ReflectiveOperationException {
    if (a == null || b == null || a == b) {
      return a == b;
    }
    if (a instanceof Object[] x && b instanceof Object[] y) {
      return a.getClass() == b.getClass()
          && areEqual(List.of(x.length), List.of(y.length))
          && areEqual(java.util.Arrays.asList(x), java.util.Arrays.asList(y));
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      return x.size() == y.size() && areEqual(x.iterator(), y.iterator());
    }
    if (a instanceof Set<?> x && b instanceof Set<?> y) {
      return x.size() == y.size() && areEqual(x.iterator(), y.iterator());
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return x.keySet().equals(y.keySet())
          && areEqual(x.values().iterator(), y.values().iterator());
    }
    if (a instanceof Optional<?> x && b instanceof Optional<?> y) {
      return areEqual(x.orElse(null), y.orElse(null));
    }
    return a instanceof Record ? areRecordsEqual(a, b) : Objects.deepEquals(a, b);
  }

  private static boolean areEqual(Iterator<?> a, Iterator<?> b)
      throws ReflectiveOperationException {
    while (a.hasNext() && b.hasNext()) {
      if (!areEqual(a.next(), b.next())) {
        return false;
      }
    }
    return a.hasNext() == b.hasNext();
  }

  private static boolean areRecordsEqual(Object a, Object b) throws ReflectiveOperationException {
    if (a.getClass() != b.getClass()) {
      return false;
    }
    for (Method accessor : RecordShape.of(a.getClass()).accessors()) {
      if (!areEqual(accessor.invoke(a), accessor.invoke(b))) {
        return false;
      }
    }
    return true;
  }
}
