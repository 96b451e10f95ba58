package io.cacheme.codec;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes that a stream of Java serialization may name. Immutable. */
final class JavaClasses {

  private static final int MOST_DIMENSIONS = 8;

  private final Map<String, Class<?>> byName = new HashMap<>();

  private JavaClasses() {}

  /** The classes of a value, what was added, and those of the JDK that are always allowed. */
  static JavaClasses of(Collection<Class<?>> reachable, Collection<Class<?>> added) {
    JavaClasses classes = new JavaClasses();
    JavaBaseClasses.ALL.forEach(classes::add);
    reachable.forEach(classes::add);
    added.forEach(classes::add);
    return classes;
  }

  /** A class, the class of its elements, and those it extends, which a stream describes too. */
  private void add(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    for (Class<?> c = element; c != null && c != Object.class; c = c.getSuperclass()) {
      byName.put(c.getName(), c);
    }
  }

  /** The class of that name, as a stream writes it, or null. */
  @Nullable Class<?> find(String name) {
    int dimensions = 0;
    while (dimensions < name.length() && name.charAt(dimensions) == '[') {
      dimensions++;
    }
    if (dimensions == 0) {
      return byName.get(name);
    }
    Class<?> type = dimensions > MOST_DIMENSIONS ? null : element(name.substring(dimensions));
    for (int i = 0; i < dimensions && type != null; i++) {
      type = type.arrayType();
    }
    return type;
  }

  private @Nullable Class<?> element(String name) {
    return switch (name) {
      case "Z" -> boolean.class;
      case "B" -> byte.class;
      case "C" -> char.class;
      case "S" -> short.class;
      case "I" -> int.class;
      case "J" -> long.class;
      case "F" -> float.class;
      case "D" -> double.class;
      case "Ljava.lang.Object;" -> Object.class;
      default ->
          name.startsWith("L") && name.endsWith(";")
              ? byName.get(name.substring(1, name.length() - 1))
              : null;
    };
  }

  /** What a filter says of a class: allowed here, or refused. */
  Status check(ObjectInputFilter.FilterInfo info) {
    Class<?> type = info.serialClass();
    if (type == null) {
      return Status.UNDECIDED;
    }
    while (type.isArray()) {
      type = type.getComponentType();
    }
    boolean plain = type.isPrimitive() || type == Object.class || type == Map.Entry.class;
    boolean allowed = plain || byName.get(type.getName()) == type;
    return allowed ? Status.ALLOWED : Status.REJECTED;
  }
}
