package io.cacheme.processor;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random values of any type that has a codec, from its declaration; the seed tells them all. */
final class RandomValue {

  private final Random random;
  private final RandomScalar scalars;

  RandomValue(long seed) {
    random = new Random(seed);
    scalars = new RandomScalar(random);
  }

  /** A record with random components. */
  Object record(Class<?> type) throws ReflectiveOperationException {
    return record(type, Map.of());
  }

  private Object record(Class<?> type, Map<TypeVariable<?>, Type> variables)
      throws ReflectiveOperationException {
    RecordShape shape = RecordShape.of(type);
    Object[] arguments = new Object[shape.types().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = component(shape.types().get(i), variables);
    }
    return shape.constructor().newInstance(arguments);
  }

  private Object component(Type type, Map<TypeVariable<?>, Type> variables)
      throws ReflectiveOperationException {
    boolean isPrimitive = type instanceof Class<?> c && c.isPrimitive();
    boolean isOptional = raw(type, variables).getSimpleName().startsWith("Optional");
    return !isPrimitive && !isOptional && random.nextInt(8) == 0 ? null : value(type, variables);
  }

  private static Class<?> raw(Type type, Map<TypeVariable<?>, Type> variables) {
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    if (type instanceof GenericArrayType array) {
      return Array.newInstance(raw(array.getGenericComponentType(), variables), 0).getClass();
    }
    return type instanceof TypeVariable<?> variable
        ? raw(variables.get(variable), variables)
        : (Class<?>) type;
  }

  private Object value(Type type, Map<TypeVariable<?>, Type> variables)
      throws ReflectiveOperationException {
    if (type instanceof TypeVariable<?> variable) {
      return value(variables.get(variable), variables);
    }
    if (type instanceof GenericArrayType array) {
      return array(array.getGenericComponentType(), variables);
    }
    if (type instanceof ParameterizedType generic) {
      return generic(generic, variables);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isArray()) {
      return array(raw.getComponentType(), variables);
    }
    if (raw.isEnum()) {
      return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
    }
    if (raw.isSealed() && raw.isInterface()) {
      Class<?>[] permitted = raw.getPermittedSubclasses();
      return value(permitted[random.nextInt(permitted.length)], variables);
    }
    return raw.isRecord() ? record(raw, variables) : scalars.of(raw);
  }

  private Object array(Type element, Map<TypeVariable<?>, Type> variables)
      throws ReflectiveOperationException {
    Object array = Array.newInstance(raw(element, variables), size());
    for (int i = 0; i < Array.getLength(array); i++) {
      Array.set(array, i, component(element, variables));
    }
    return array;
  }

  private Object generic(ParameterizedType type, Map<TypeVariable<?>, Type> variables)
      throws ReflectiveOperationException {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    Supplier<Object> first = () -> unchecked(arguments[0], variables);
    if (raw == Optional.class) {
      return random.nextBoolean() ? Optional.empty() : Optional.of(value(arguments[0], variables));
    }
    if (raw == List.class || raw == Collection.class) {
      return Stream.generate(first).limit(size()).toList();
    }
    if (raw == Set.class) {
      return new LinkedHashSet<>(Stream.generate(first).limit(size()).toList());
    }
    if (raw == Map.class) {
      Map<Object, Object> map = new LinkedHashMap<>();
      IntStream.range(0, size())
          .forEach(i -> map.put(first.get(), unchecked(arguments[1], variables)));
      return map;
    }
    Map<TypeVariable<?>, Type> inner = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      Type argument = arguments[i];
      inner.put(
          raw.getTypeParameters()[i],
          argument instanceof TypeVariable<?> variable ? variables.get(variable) : argument);
    }
    return record(raw, inner);
  }

  private Object unchecked(Type type, Map<TypeVariable<?>, Type> variables) {
    try {
      return component(type, variables);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private int size() {
    return random.nextInt(40) == 0 ? random.nextInt(40) : random.nextInt(4);
  }
}
