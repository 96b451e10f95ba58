package io.cacheme.processor.read;

import java.util.List;
import javax.lang.model.type.TypeMirror;

/** Types of the JDK that are used up when they are read: a cache could answer them once. */
final class OnceOnly {

  private static final List<String> BYTES =
      List.of("java.io.InputStream", "java.nio.channels.ReadableByteChannel");

  private static final List<String> TEXT = List.of("java.io.Reader");

  private static final List<String> ELEMENTS =
      List.of(
          "java.util.stream.BaseStream",
          "java.util.Iterator",
          "java.util.Spliterator",
          "java.util.Enumeration",
          "java.util.Scanner",
          "java.sql.ResultSet");

  private OnceOnly() {}

  static boolean is(Lang lang, TypeMirror type) {
    return isOne(lang, type, BYTES) || isOne(lang, type, TEXT) || isOne(lang, type, ELEMENTS);
  }

  /** What to cache instead. */
  static String instead(Lang lang, TypeMirror type) {
    if (isOne(lang, type, BYTES)) {
      return "read it to its end and cache a byte[]";
    }
    return isOne(lang, type, TEXT)
        ? "read it to its end and cache a String"
        : "read it to its end and cache a List";
  }

  private static boolean isOne(Lang lang, TypeMirror type, List<String> names) {
    return names.stream().anyMatch(name -> lang.is(type, name));
  }
}
