package io.cacheme.codec;

import io.cacheme.help.Help;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The type of a node's value, for serializers: its name, its codec, and its tree of classes for
 * those that bind data themselves. Immutable.
 *
 * @param <V> the value
 */
public final class ValueType<V> {

  private final String name;
  private final @Nullable Codec<V> codec;
  private final @Nullable Encoder<V> encoder;
  private final Class<?> rawType;
  private final List<ValueType<?>> arguments;
  private final Set<Class<?>> reachable;
  private final long fingerprint;

  private ValueType(
      String name,
      @Nullable Codec<V> codec,
      @Nullable Encoder<V> encoder,
      Class<?> rawType,
      List<ValueType<?>> arguments,
      Set<Class<?>> reachable,
      long fingerprint) {
    this.name = Objects.requireNonNull(name, "name");
    this.codec = codec;
    this.encoder = encoder;
    this.rawType = Objects.requireNonNull(rawType, "rawType");
    this.arguments = List.copyOf(arguments);
    this.reachable = reachable;
    this.fingerprint = fingerprint;
  }

  /**
   * A type that {@code codec} writes and reads.
   *
   * @param name the type as written in Java, for messages
   */
  public static <V> ValueType<V> of(String name, Codec<V> codec) {
    Objects.requireNonNull(codec, "codec");
    return new ValueType<>(name, codec, codec, Object.class, List.of(), Set.of(), 0);
  }

  /**
   * A class without arguments: with a codec if it is one that every serializer writes, such as
   * {@code String}, {@code byte[]}, {@code Long}, {@code BigDecimal}, {@code UUID}, {@code
   * Instant}; else for heap tiers, and for serializers that bind data themselves.
   */
  public static <V> ValueType<V> of(Class<V> type) {
    ValueType<V> plain = ValueType.<V>withoutCodec(type.getTypeName()).declaredAs(type);
    Codec<V> codec = ScalarCodecs.find(type);
    return codec == null
        ? plain
        : new ValueType<>(
            plain.name,
            codec,
            codec,
            type,
            List.of(),
            plain.reachable,
            ScalarCodecs.fingerprint(type));
  }

  /** A type without a codec: for nodes whose tiers are all heap tiers, or own serializers. */
  public static <V> ValueType<V> withoutCodec(String name) {
    return new ValueType<>(name, null, null, Object.class, List.of(), Set.of(), 0);
  }

  /** A type that heaps only keep: what is written there is its weight. */
  public static <V> ValueType<V> weighedBy(String name, Encoder<V> encoder) {
    Objects.requireNonNull(encoder, "encoder");
    return new ValueType<>(name, null, encoder, Object.class, List.of(), Set.of(), 0);
  }

  /** A type argument, for {@link #declaredAs}. */
  public static ValueType<?> part(Class<?> rawType, ValueType<?>... arguments) {
    String of =
        Arrays.stream(arguments).map(ValueType::name).collect(Collectors.joining(", ", "<", ">"));
    String name = rawType.getTypeName().replace('$', '.') + (arguments.length == 0 ? "" : of);
    return ValueType.withoutCodec(name).declaredAs(rawType, arguments);
  }

  /**
   * The same type with its class.
   *
   * @param rawType the class, without its arguments
   * @param arguments its arguments, in order; for an array whose elements have arguments, the
   *     elements' type
   */
  public ValueType<V> declaredAs(Class<?> rawType, ValueType<?>... arguments) {
    Set<Class<?>> all = new LinkedHashSet<>(reachable);
    all.add(elementOf(rawType));
    for (ValueType<?> argument : arguments) {
      all.addAll(argument.reachable);
    }
    return new ValueType<>(
        name,
        codec,
        encoder,
        rawType,
        List.of(arguments),
        Collections.unmodifiableSet(all),
        fingerprint);
  }

  /**
   * The same type with more classes that values of it are declared to hold.
   *
   * @param classes what a serializer may have to know: {@link #reachable}
   */
  public ValueType<V> reaching(Class<?>... classes) {
    Set<Class<?>> all = new LinkedHashSet<>(reachable);
    Collections.addAll(all, classes);
    return new ValueType<>(
        name, codec, encoder, rawType, arguments, Collections.unmodifiableSet(all), fingerprint);
  }

  /** The same type with the fingerprint of its shape. */
  public ValueType<V> withFingerprint(long fingerprint) {
    return new ValueType<>(name, codec, encoder, rawType, arguments, reachable, fingerprint);
  }

  private static Class<?> elementOf(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }

  /** Whether the other is declared alike, with a codec of the same class or none. */
  public boolean isSameAs(ValueType<?> other) {
    return name.equals(other.name)
        && rawType == other.rawType
        && fingerprint == other.fingerprint
        && (codec == null) == (other.codec == null)
        && (codec == null || other.codec == null || codec.getClass() == other.codec.getClass())
        && arguments.size() == other.arguments.size()
        && IntStream.range(0, arguments.size())
            .allMatch(i -> arguments.get(i).isSameAs(other.arguments.get(i)));
  }

  /** The type as written in Java, for messages. */
  public String name() {
    return name;
  }

  /** The class, without its arguments; {@code Object.class} where it was not told. */
  public Class<?> rawType() {
    return rawType;
  }

  /** The arguments of the class, in order; the elements' type of an array of generic types. */
  public List<ValueType<?>> arguments() {
    return arguments;
  }

  /**
   * The classes that values are declared to hold, in the order in which they are reached: the class
   * itself, its arguments, records, enums, the types of components, fields and elements. Without
   * arrays, and beneath the class and its arguments without the JDK's types that every codec knows,
   * such as {@code String}, {@code Instant} and {@code List}.
   */
  public Set<Class<?>> reachable() {
    return reachable;
  }

  /**
   * A number that is another if the shape of the value is another: the names, types or order of its
   * parts, or the serializer. The same on every JDK and by every compiler, and the one that {@code
   * version = "auto"} renders; 0 without a generated codec.
   */
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
          Help.message(
              "R07",
              "there is no codec for " + name + ", so it cannot be kept in a remote storage",
              null,
              "compile the node with the cacheme-processor and name the storage as a "
                  + "remote one, or set a serializer that binds data itself"));
    }
    return codec;
  }

  /** What writes a value: the codec, or that of a node on the heap; null if there is neither. */
  public @Nullable Encoder<V> encoder() {
    return encoder;
  }

  @Override
  public String toString() {
    return name;
  }
}
