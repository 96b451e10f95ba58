package io.cacheme.processor.read;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.type.TypeMirror;

/** Types of the JDK that are used up when they are read: a cache could answer them once. */
final class OnceOnly {

  private static final Set<String> BYTES =
      Set.of("java.io.InputStream", "java.nio.channels.ReadableByteChannel");

  private static final Set<String> TEXT = Set.of("java.io.Reader");

  private static final Set<String> ELEMENTS =
      Set.of(
          "java.util.stream.BaseStream",
          "java.util.Iterator",
          "java.util.Spliterator",
          "java.util.Enumeration",
          "java.util.Scanner",
          "java.sql.ResultSet");

  private static final Set<String> ALL =
      Stream.of(BYTES, TEXT, ELEMENTS).flatMap(Set::stream).collect(Collectors.toSet());

  private OnceOnly() {}

  static boolean is(TypeMirror type) {
    return Lang.isAny(type, ALL);
  }

  /** What to cache instead. */
  static String instead(TypeMirror type) {
    if (Lang.isAny(type, BYTES)) {
      return "read it to its end and cache a byte[]";
    }
    return Lang.isAny(type, TEXT)
        ? "read it to its end and cache a String"
        : "read it to its end and cache a List";
  }
}
