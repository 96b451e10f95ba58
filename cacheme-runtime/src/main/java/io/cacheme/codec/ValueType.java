package io.cacheme.codec;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of a node's value, for serializers: as a name, as a codec, and as a tree of classes for
 * those that bind data themselves.
 *
 * @param <V> the value
 */
public final class ValueType<V> {

  private final String name;
  private final @Nullable Codec<V> codec;
  private final Class<?> rawType;
  private final List<ValueType<?>> arguments;
  private final Set<Class<?>> reachable;
  private final long fingerprint;

  private ValueType(
      String name,
      @Nullable Codec<V> codec,
      Class<?> rawType,
      List<ValueType<?>> arguments,
      Set<Class<?>> reachable,
      long fingerprint) {
    this.name = Objects.requireNonNull(name, "name");
    this.codec = codec;
    this.rawType = Objects.requireNonNull(rawType, "rawType");
    this.arguments = List.copyOf(arguments);
    this.reachable = Set.copyOf(reachable);
    this.fingerprint = fingerprint;
  }

  /** A type that a generated codec writes and reads. */
  public static <V> ValueType<V> of(String name, Codec<V> codec) {
    return new ValueType<>(
        name, Objects.requireNonNull(codec, "codec"), Object.class, List.of(), Set.of(), 0);
  }

  /** A type without a codec: for nodes whose tiers are all heap tiers, or own serializers. */
  public static <V> ValueType<V> withoutCodec(String name) {
    return new ValueType<>(name, null, Object.class, List.of(), Set.of(), 0);
  }

  /**
   * The same type with what serializers that bind data need to know of it.
   *
   * @param rawType the class, without its arguments
   * @param arguments the arguments of the class, in order
   * @param reachable every class that a value can hold as far as its declaration tells
   * @param fingerprint a number that differs where the shape does
   */
  public ValueType<V> shaped(
      Class<?> rawType, List<ValueType<?>> arguments, Set<Class<?>> reachable, long fingerprint) {
    return new ValueType<>(name, codec, rawType, arguments, reachable, fingerprint);
  }

  /** The type as written in Java, for messages. */
  public String name() {
    return name;
  }

  /** The class, without its arguments; {@code Object.class} where that is not known. */
  public Class<?> rawType() {
    return rawType;
  }

  /** The arguments of the class, in order. */
  public List<ValueType<?>> arguments() {
    return arguments;
  }

  /** Every class that a value can hold as far as its declaration tells. */
  public Set<Class<?>> reachable() {
    return reachable;
  }

  /** A number that differs where the shape of the type does: names, types, order. */
  public long fingerprint() {
    return fingerprint;
  }

  /** Whether there is a generated codec. */
  public boolean hasCodec() {
    return codec != null;
  }

  /**
   * The generated codec.
   *
   * @throws IllegalStateException if there is none (R07)
   */
  public Codec<V> codec() {
    if (codec == null) {
      throw new IllegalStateException(
          "there is no codec for "
              + name
              + ", so it cannot be kept in a remote storage [R07]\n"
              + "    help:  compile the node with the cacheme-processor and name the storage as a "
              + "remote one, or set a serializer that binds data itself\n"
              + "    docs:  docs/errors.md#r07");
    }
    return codec;
  }

  @Override
  public String toString() {
    return name;
  }
}
