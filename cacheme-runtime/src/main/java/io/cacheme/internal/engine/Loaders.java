package io.cacheme.internal.engine;

import io.cacheme.DynamicType;
import io.cacheme.NodeSpec;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import java.util.LinkedHashSet;
import java.util.Set;

/** Class loaders in messages: where they alone tell two classes of one name apart. */
final class Loaders {

  /** What to do about it. */
  static final String HELP =
      "one application is there twice, as after it was deployed again: give each its own Cacheme, "
          + "and close the one of what is gone";

  private Loaders() {}

  /** A class, and its loader. */
  static String of(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null) {
      return type.getName() + " of the boot class loader";
    }
    String name = loader.getName() == null ? "" : " '" + loader.getName() + "'";
    return type.getName() + " of " + loader + name;
  }

  /** The classes that a dynamic node is made of. */
  static String of(DynamicType<?> type) {
    NodeSpec<?, ?> spec = type.spec();
    ValueType<?> value = spec.valueType();
    Set<String> parts = new LinkedHashSet<>();
    parts.add(of(value.rawType()));
    if (value.hasCodec()) {
      parts.add(of(value.codec().getClass()));
    }
    Serializer serializer = spec.serializer();
    if (serializer != null) {
      parts.add(of(serializer.getClass()));
    }
    return String.join(", ", parts);
  }
}
