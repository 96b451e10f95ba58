package io.cacheme.spring;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.LoadSpec;
import io.cacheme.NodeCache;
import io.cacheme.TierSpec;
import io.cacheme.codec.Codec;
import io.cacheme.codec.JavaSerializer;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;

/**
 * What one of Spring's caches is: its tiers, its values, and what holds there. Begun by {@link
 * #create}. Immutable: each method answers another one, and refuses what no cache can have by an
 * {@link IllegalArgumentException}.
 *
 * <pre>{@code
 * CachemeCacheConfiguration.create()
 *     .tier("local", Duration.ofSeconds(30))
 *     .tier("my-redis", Duration.ofHours(1))
 *     .valueType(User.class)
 * }</pre>
 *
 * <p>Heap tiers keep any object, the object itself. A cache with a remote tier needs its {@link
 * #valueType}, and somebody who writes it: the {@link #serializer} of this configuration, or else
 * of the manager; or else MessagePack for what every serializer of ours writes ({@code String},
 * boxes, {@code UUID}, {@code java.time} and the like, and what a {@code Codec} is given for), and
 * {@link JavaSerializer} for what is {@link Serializable}, and lists, sets and maps of that.
 * Without, the manager is not built (R07).
 */
public final class CachemeCacheConfiguration {

  private static final DynamicType<Object> ANY = DynamicNode.type("any", "v1", Object.class);

  private final @Nullable String node;
  private final String version;
  private final @Nullable ValueType<?> valueType;
  private final @Nullable Serializer serializer;
  private final boolean allowNullValues;
  private final @Nullable Function<Object, String> keyWriter;
  private final UnaryOperator<DynamicType<Object>> options;

  private CachemeCacheConfiguration(
      @Nullable String node,
      String version,
      @Nullable ValueType<?> valueType,
      @Nullable Serializer serializer,
      boolean allowNullValues,
      @Nullable Function<Object, String> keyWriter,
      UnaryOperator<DynamicType<Object>> options) {
    this.node = node;
    this.version = version;
    this.valueType = valueType;
    this.serializer = serializer;
    this.allowNullValues = allowNullValues;
    this.keyWriter = keyWriter;
    this.options = options;
  }

  /** No tier yet, any value, nulls allowed. */
  public static CachemeCacheConfiguration create() {
    return new CachemeCacheConfiguration(
        null, "v1", null, null, true, null, UnaryOperator.identity());
  }

  /** Adds a tier, asked after those before it; {@code ttl} null for no expiry. */
  public CachemeCacheConfiguration tier(String storage, @Nullable Duration ttl) {
    return tier(TierSpec.of(storage, ttl));
  }

  /** Adds {@code tier}, asked after those before it. */
  public CachemeCacheConfiguration tier(TierSpec tier) {
    Objects.requireNonNull(tier, "tier");
    return and(type -> type.tier(tier));
  }

  /** The class of the values; others are refused. */
  public CachemeCacheConfiguration valueType(Class<?> type) {
    return valueType(ResolvableType.forClass(type));
  }

  /**
   * The same for a type with arguments, as in {@code new ParameterizedTypeReference<List<User>>()
   * {}}. What they say is the serializer's to hold; only the class itself is looked at here.
   */
  public CachemeCacheConfiguration valueType(ParameterizedTypeReference<?> type) {
    return valueType(ResolvableType.forType(type));
  }

  /** The same for a type as Spring describes it. */
  public CachemeCacheConfiguration valueType(ResolvableType type) {
    return valueType(ValueTypes.of(type));
  }

  /** The same for values of {@code codec}: one that {@code @CacheValue} generates, or your own. */
  public <V> CachemeCacheConfiguration valueType(Class<V> type, Codec<V> codec) {
    return valueType(ValueType.of(type.getTypeName(), codec).declaredAs(type));
  }

  private CachemeCacheConfiguration valueType(ValueType<?> type) {
    return new CachemeCacheConfiguration(
        node, version, type, serializer, allowNullValues, keyWriter, options);
  }

  /** Writes values for remote tiers by {@code serializer}. */
  public CachemeCacheConfiguration serializer(Serializer serializer) {
    return new CachemeCacheConfiguration(
        node,
        version,
        valueType,
        Objects.requireNonNull(serializer, "serializer"),
        allowNullValues,
        keyWriter,
        options);
  }

  /** Compresses what remote tiers keep: {@code ZLIB}, or {@code ZSTD} or {@code LZ4}. */
  public CachemeCacheConfiguration compression(String compression) {
    return and(type -> type.compression(compression));
  }

  /**
   * Whether null is a value, which it is unless set, as for Spring's own caches. Else a method that
   * returns null makes its call fail with an {@link IllegalArgumentException}, as there.
   */
  public CachemeCacheConfiguration allowNullValues(boolean allow) {
    return new CachemeCacheConfiguration(
        node, version, valueType, serializer, allow, keyWriter, options);
  }

  /** Keeps null for that long, or for a tier's own time if that is less. */
  public CachemeCacheConfiguration nullTtl(Duration ttl) {
    if (ttl.isNegative() || ttl.isZero()) {
      throw new IllegalArgumentException(
          "a nullTtl of "
              + ttl
              + "\n    help:  give a positive duration, or allowNullValues(false)");
    }
    NullTtl nulls = new NullTtl(ttl);
    return and(type -> type.ttl(nulls));
  }

  /** Lets an entry expire sooner than a tier's time to live, by up to {@code share} of it. */
  public CachemeCacheConfiguration ttlJitter(double share) {
    return and(type -> type.ttlJitter(share));
  }

  /**
   * Serves older values on purpose, where Spring says how a value is loaded: with {@code sync =
   * true}, and for methods that return a {@code CompletableFuture} then.
   *
   * @throws IllegalArgumentException if it has a {@code refreshAhead}: a call that Spring hands
   *     over can be made once, and not again and again
   */
  public CachemeCacheConfiguration fresh(FreshSpec fresh) {
    if (fresh.refreshAhead() != null) {
      throw new IllegalArgumentException(
          "a cache of Spring's cannot have refreshAhead: nobody could call the method once more\n"
              + "    help:  leave it out and keep softTtl, or declare a @CacheNode with a load");
    }
    return and(type -> type.fresh(fresh));
  }

  /** Bounds its loads. */
  public CachemeCacheConfiguration loads(LoadSpec loads) {
    return and(type -> type.loads(loads));
  }

  /**
   * Lets all processes that share its storages make a call once, and not each for itself: of
   * methods with {@code sync = true}.
   */
  public CachemeCacheConfiguration fleetSingleflight() {
    return and(DynamicType::fleetSingleflight);
  }

  /**
   * The text of a key, instead of what this module would write: another one for each key that is
   * another. Called for each access, by any thread.
   */
  public CachemeCacheConfiguration keyWriter(Function<Object, String> keyWriter) {
    return new CachemeCacheConfiguration(
        node,
        version,
        valueType,
        serializer,
        allowNullValues,
        Objects.requireNonNull(keyWriter, "keyWriter"),
        options);
  }

  /**
   * What its keys begin with in storages, and what metrics call it, instead of its name: 1 to 64
   * letters, digits, {@code .}, {@code _} or {@code -}.
   */
  public CachemeCacheConfiguration node(String node) {
    DynamicNode.type(node, version, Object.class); // refuses what is no such name
    return new CachemeCacheConfiguration(
        node, version, valueType, serializer, allowNullValues, keyWriter, options);
  }

  /** What its keys end with, {@code v1} unless set: another one when the values' type changed. */
  public CachemeCacheConfiguration version(String version) {
    DynamicNode.type("any", version, Object.class); // refuses what is no version
    return new CachemeCacheConfiguration(
        node, version, valueType, serializer, allowNullValues, keyWriter, options);
  }

  private CachemeCacheConfiguration and(UnaryOperator<DynamicType<Object>> option) {
    Objects.requireNonNull(option.apply(ANY)); // refuses at once what cannot be had
    UnaryOperator<DynamicType<Object>> before = options;
    return new CachemeCacheConfiguration(
        node,
        version,
        valueType,
        serializer,
        allowNullValues,
        keyWriter,
        type -> option.apply(before.apply(type)));
  }

  /** Whether it says what its keys begin with. */
  boolean isNamed() {
    return node != null;
  }

  /** What its keys begin with. */
  String nodeOf(String cache) {
    return node == null ? cache : node;
  }

  /**
   * The cache called {@code name} in {@code cacheme}.
   *
   * @param fallback what writes values if this does not say it
   */
  CachemeCache cache(String name, Cacheme cacheme, @Nullable Serializer fallback) {
    DynamicType<Object> type =
        options
            .apply(DynamicNode.type(named(name), version, stored()))
            .serializer(writer(name, fallback));
    NodeCache<DynamicNode<Object>, Object> cache = type.cache(cacheme);
    return new CachemeCache(
        name,
        type,
        cache,
        keyWriter == null ? new KeyText(name) : keyWriter,
        valueType == null ? Object.class : valueType.rawType(),
        allowNullValues);
  }

  private String named(String name) {
    try {
      return DynamicNode.type(nodeOf(name), version, Object.class).name();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the name of the cache \""
              + name
              + "\" cannot stand in the keys of storages\n    help:  name what shall, by"
              + " CachemeCacheConfiguration.node(…): 1 to 64 letters, digits, \".\", \"_\" or"
              + " \"-\"",
          e);
    }
  }

  @SuppressWarnings("unchecked") // what is of another class is refused at the door
  private ValueType<Object> stored() {
    ValueType<Object> values =
        (ValueType<Object>) (valueType == null ? ValueType.of(Object.class) : valueType);
    return values.hasCodec() && allowNullValues
        ? ValueType.of(values.name(), new NullableCodec(values.codec()))
            .declaredAs(values.rawType())
            .withFingerprint(values.fingerprint())
        : values;
  }

  private Serializer writer(String name, @Nullable Serializer fallback) {
    Serializer values = serializer == null ? fallback : serializer;
    if (valueType == null && !(values instanceof JavaSerializer)) {
      return new UndeclaredValues(
          "nobody knows what the values of the cache \""
              + name
              + "\" are, which a remote tier keeps",
          "say it by CachemeCacheConfiguration.valueType(…), or give the cache heap tiers only");
    }
    if (values == null) {
      values = writer(name, Objects.requireNonNull(valueType));
    }
    return allowNullValues ? new NullableSerializer(values) : values;
  }

  private static Serializer writer(String name, ValueType<?> type) {
    if (type.hasCodec()) {
      return new MsgPackSerializer();
    }
    return ValueTypes.isSerializable(type)
        ? new JavaSerializer()
        : new UndeclaredValues(
            "nobody writes "
                + type.name()
                + ", the values of the cache \""
                + name
                + "\", which a remote tier keeps",
            "name a serializer that binds data itself, as Jackson3JsonSerializer, by"
                + " CachemeCacheConfiguration.serializer(…); or give a codec to valueType(…); or"
                + " let it implement Serializable");
  }
}
