package io.cacheme.codec;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type of a node's value, for serializers.
 *
 * @param <V> the value
 */
public final class ValueType<V> {

  private final String name;
  private final @Nullable Codec<V> codec;

  private ValueType(String name, @Nullable Codec<V> codec) {
    this.name = Objects.requireNonNull(name, "name");
    this.codec = codec;
  }

  /** A type that a generated codec writes and reads. */
  public static <V> ValueType<V> of(String name, Codec<V> codec) {
    return new ValueType<>(name, Objects.requireNonNull(codec, "codec"));
  }

  /** A type without a codec: for nodes whose tiers are all heap tiers, or own serializers. */
  public static <V> ValueType<V> withoutCodec(String name) {
    return new ValueType<>(name, null);
  }

  /** The type as written in Java, for messages. */
  public String name() {
    return name;
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
