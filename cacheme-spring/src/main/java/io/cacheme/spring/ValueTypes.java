package io.cacheme.spring;

import io.cacheme.codec.ValueType;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/** Spring's descriptions of types, as serializers need them. */
final class ValueTypes {

  /** Not serializable as such, and nobody writes another implementation than one that is. */
  private static final Set<Class<?>> COLLECTIONS =
      Set.of(Collection.class, List.class, Set.class, Map.class);

  private ValueTypes() {}

  /** A class that every serializer writes, or any for those that bind data themselves. */
  static ValueType<?> of(ResolvableType type) {
    Class<?> raw = raw(type);
    ValueType<?> plain = type.hasGenerics() ? part(type) : ValueType.of(raw);
    Set<Class<?>> reached = new LinkedHashSet<>();
    reach(type, reached);
    return plain.reaching(reached.toArray(Class<?>[]::new));
  }

  private static ValueType<?> part(ResolvableType type) {
    ValueType<?>[] arguments =
        Arrays.stream(type.getGenerics()).map(ValueTypes::part).toArray(ValueType<?>[]::new);
    return ValueType.part(raw(type), arguments);
  }

  private static Class<?> raw(ResolvableType type) {
    Class<?> raw = type.resolve();
    if (raw == null) {
      throw new IllegalArgumentException(
          "the value type "
              + type
              + " is no class\n    help:  give a class, or a ParameterizedTypeReference whose"
              + " arguments are classes, as in new ParameterizedTypeReference<List<User>>() {}");
    }
    return ClassUtils.resolvePrimitiveIfNecessary(raw);
  }

  /**
   * The classes of an application's own that a value is declared to hold, for Java serialization,
   * which reads no others: by the fields that are written, as the annotation processor does it.
   */
  private static void reach(ResolvableType type, Set<Class<?>> reached) {
    for (ResolvableType argument : type.getGenerics()) {
      reach(argument, reached);
    }
    if (type.isArray()) {
      reach(type.getComponentType(), reached);
    } else {
      reachFields(type.resolve(), reached);
    }
  }

  private static void reachFields(@Nullable Class<?> type, Set<Class<?>> reached) {
    if (type == null
        || type.isPrimitive()
        || type.getName().startsWith("java.")
        || !Serializable.class.isAssignableFrom(type)
        || !reached.add(type)) {
      return;
    }
    reachFields(type.getSuperclass(), reached);
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
        reach(ResolvableType.forField(field), reached);
      }
    }
  }

  /** Whether Java serialization writes such values, as far as their declaration tells. */
  static boolean isSerializable(ValueType<?> type) {
    return Serializable.class.isAssignableFrom(type.rawType())
        || (COLLECTIONS.contains(type.rawType())
            && !type.arguments().isEmpty()
            && type.arguments().stream().allMatch(ValueTypes::isSerializable));
  }
}
