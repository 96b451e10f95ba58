package io.cacheme;

import io.cacheme.codec.Codec;
import io.cacheme.codec.ValueType;
import java.util.Objects;

/**
 * A key of a node that was defined at run time, instead of by a {@code @CacheNode} record:
 *
 * <pre>{@code
 * DynamicType<String> reports = DynamicNode.type("report", "v1", String.class)
 *     .tier("local", Duration.ofMinutes(5))
 *     .tier("my-redis", Duration.ofHours(1));
 * cacheme.get(reports.key("daily"), node -> render(node.key()));
 * }</pre>
 *
 * <p>Stored under {@code {prefix}:{name}:{key}:{version}}, the key escaped but for {@code :}.
 *
 * @param type what was defined
 * @param key the key, of any text
 * @param <V> the type of the cached value
 */
public record DynamicNode<V>(DynamicType<V> type, String key) implements Node<V> {

  /** Refuses nulls. */
  public DynamicNode {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(key, "key");
  }

  /** As {@code report[key=daily, version=v1]}, without the rest of what was defined. */
  @Override
  public String toString() {
    return type.name() + "[key=" + key + ", version=" + type.version() + "]";
  }

  /**
   * Begins the definition of a node, with no tier yet.
   *
   * @param name what its keys begin with: 1 to 64 letters, digits, {@code .}, {@code _} and {@code
   *     -}
   * @param version what its keys end with, of the same
   * @param valueType the class of its values: for remote tiers one that every serializer writes
   *     ({@code String}, {@code byte[]}, boxes, {@code BigDecimal}, {@code UUID}, {@code Instant}
   *     and the like), or any with a serializer that binds data itself
   * @throws IllegalArgumentException if the name or the version is not one
   */
  public static <V> DynamicType<V> type(String name, String version, Class<V> valueType) {
    return type(name, version, ValueType.of(valueType));
  }

  /** The same for values of {@code codec}: one that {@code @CacheValue} generates, or your own. */
  public static <V> DynamicType<V> type(String name, String version, Codec<V> codec) {
    return type(name, version, ValueType.of(name, codec));
  }

  /** The same for values of a type with arguments, such as a {@code List<String>}. */
  public static <V> DynamicType<V> type(String name, String version, ValueType<V> valueType) {
    return new DynamicType<>(name, version, valueType);
  }
}
