package io.cacheme;

import io.cacheme.codec.Codec;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A node defined at run time: its name and version, its value, its tiers. Begun by {@link
 * DynamicNode#type}. Immutable: each method answers another type. Two of the same definition are
 * equal, and have one cache in a {@code Cacheme}; there, two of one name and version that differ
 * are refused (R08). What does not go together, as {@code refreshAhead} without {@code softTtl}, is
 * refused when the cache or the spec is made.
 *
 * @param <V> the type of the cached value
 */
public final class DynamicType<V> {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final String name;
  private final String version;
  private final ValueType<V> valueType;
  private final List<String> alsoInvalidate;
  private final List<TierSpec> tiers;
  private final @Nullable Serializer serializer;
  private final @Nullable String compression;
  private final @Nullable Duration negativeTtl;
  private final double ttlJitter;
  private final @Nullable FreshSpec fresh;
  private final LoadSpec loads;
  private final @Nullable ValueTtl<? super DynamicNode<V>, ? super V> ttl;
  private final @Nullable DoorkeeperSpec doorkeeper;
  private final boolean fleetSingleflight;
  private final Identity identity;
  private final int hash;

  DynamicType(String name, String version, ValueType<V> valueType) {
    this(
        new Definition<>(
            word("name", name),
            word("version", version),
            Objects.requireNonNull(valueType, "valueType")));
  }

  private DynamicType(Definition<V> definition) {
    name = definition.name;
    version = definition.version;
    valueType = definition.valueType;
    alsoInvalidate = List.copyOf(definition.alsoInvalidate);
    tiers = List.copyOf(definition.tiers);
    serializer = definition.serializer;
    compression = definition.compression;
    negativeTtl = definition.negativeTtl;
    ttlJitter = definition.ttlJitter;
    fresh = definition.fresh;
    loads = definition.loads;
    ttl = definition.ttl;
    doorkeeper = definition.doorkeeper;
    fleetSingleflight = definition.fleetSingleflight;
    identity = new Identity(name, version);
    hash = Objects.hash(name, version, tiers);
  }

  private static String word(String what, String text) {
    if (!WORD.matcher(Objects.requireNonNull(text, what)).matches()) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " \""
              + text
              + "\" of a dynamic node is not one\n"
              + "    help:  use 1 to 64 letters, digits, \".\", \"_\" or \"-\"");
    }
    return text;
  }

  /**
   * Lets writes remove the entries of {@code other}, a version of this node that other processes
   * run, from the remote tiers, too, and tells those processes.
   *
   * @throws IllegalArgumentException if it is no version, this one, or was named before
   */
  public DynamicType<V> alsoInvalidate(String other) {
    if (word("version", other).equals(version) || alsoInvalidate.contains(other)) {
      throw new IllegalArgumentException(
          "the dynamic node \""
              + name
              + "\" of version \""
              + version
              + "\" removes entries of version \""
              + other
              + "\" already\n    help:  name another version, or leave it out");
    }
    Definition<V> changed = new Definition<>(this);
    changed.alsoInvalidate.add(other);
    return new DynamicType<>(changed);
  }

  /**
   * Adds a tier, asked after those before it.
   *
   * @param storage the name the storage is registered under
   * @param ttl how long an entry lives there; null for no expiry
   * @throws IllegalArgumentException if {@code ttl} is not positive
   */
  public DynamicType<V> tier(String storage, @Nullable Duration ttl) {
    return tier(storage, ttl, true);
  }

  /** The same, and whether it follows what other processes write, if it is one on the heap. */
  public DynamicType<V> tier(String storage, @Nullable Duration ttl, boolean follow) {
    return tier(TierSpec.of(storage, ttl).follow(follow));
  }

  /** Adds {@code tier}, asked after those before it. */
  public DynamicType<V> tier(TierSpec tier) {
    Definition<V> changed = new Definition<>(this);
    changed.tiers.add(Objects.requireNonNull(tier, "tier"));
    return new DynamicType<>(changed);
  }

  /** Writes values for remote tiers by {@code serializer} instead of the {@code Cacheme}'s own. */
  public DynamicType<V> serializer(Serializer serializer) {
    Definition<V> changed = new Definition<>(this);
    changed.serializer = Objects.requireNonNull(serializer, "serializer");
    return new DynamicType<>(changed);
  }

  /**
   * Compresses what remote tiers keep.
   *
   * @param compression {@code ZLIB}, {@code ZSTD}, {@code LZ4}, or what another {@link
   *     io.cacheme.codec.Compressor} is called; one that is not there is refused when the cache is
   *     made (R12)
   */
  public DynamicType<V> compression(String compression) {
    Definition<V> changed = new Definition<>(this);
    changed.compression = Objects.requireNonNull(compression, "compression");
    return new DynamicType<>(changed);
  }

  /**
   * Caches for {@code negativeTtl} that there is no value, or for a tier's own time if that is
   * less.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public DynamicType<V> negativeTtl(Duration negativeTtl) {
    Definition<V> changed = new Definition<>(this);
    changed.negativeTtl = FreshSpec.positive("negativeTtl", negativeTtl);
    return new DynamicType<>(changed);
  }

  /**
   * Lets an entry expire sooner than a tier's time to live, by up to {@code share} of it, drawn
   * anew for each entry and tier.
   *
   * @throws IllegalArgumentException if that is not from 0 to 0.5
   */
  public DynamicType<V> ttlJitter(double share) {
    Definition<V> changed = new Definition<>(this);
    changed.ttlJitter = NodeSpec.jitter(share);
    return new DynamicType<>(changed);
  }

  /** Serves older values on purpose, as {@code fresh} says. */
  public DynamicType<V> fresh(FreshSpec fresh) {
    Definition<V> changed = new Definition<>(this);
    changed.fresh = Objects.requireNonNull(fresh, "fresh");
    return new DynamicType<>(changed);
  }

  /** Bounds its loads. */
  public DynamicType<V> loads(LoadSpec loads) {
    Definition<V> changed = new Definition<>(this);
    changed.loads = Objects.requireNonNull(loads, "loads");
    return new DynamicType<>(changed);
  }

  /**
   * Says how long a value is kept at most.
   *
   * @param ttl two types are equal only if theirs are: keep a type, or its lambda, in a constant
   */
  public DynamicType<V> ttl(ValueTtl<? super DynamicNode<V>, ? super V> ttl) {
    Definition<V> changed = new Definition<>(this);
    changed.ttl = Objects.requireNonNull(ttl, "ttl");
    return new DynamicType<>(changed);
  }

  /**
   * Stores only values that are loaded for the second time.
   *
   * @param size after how many new keys it forgets all, 1 at least
   * @param fpp what share of new keys may be taken for known ones by then, between 0 and 1
   * @throws IllegalArgumentException if one is out of these bounds, or the filter would take more
   *     than 1 GiB
   */
  public DynamicType<V> doorkeeper(int size, double fpp) {
    Definition<V> changed = new Definition<>(this);
    changed.doorkeeper = new DoorkeeperSpec(size, fpp);
    return new DynamicType<>(changed);
  }

  /**
   * Lets all processes that share its storages load a key once, and not each for itself. The cache
   * is refused where they cannot agree (R26), or with {@code staleIfError}.
   */
  public DynamicType<V> fleetSingleflight() {
    Definition<V> changed = new Definition<>(this);
    changed.fleetSingleflight = true;
    return new DynamicType<>(changed);
  }

  /** The name that keys begin with. */
  public String name() {
    return name;
  }

  /** The version that keys end with. */
  public String version() {
    return version;
  }

  /**
   * A key.
   *
   * @param key any text; the empty one is a key, too
   */
  public DynamicNode<V> key(String key) {
    return new DynamicNode<>(this, key);
  }

  /**
   * The cache in {@code cacheme}, which binds it when it is first asked for.
   *
   * @return the same for equal types
   * @throws CachemeConfigurationException as {@link Cacheme#bind} says, or if the {@code Cacheme}
   *     has another type of this name and version (R08)
   * @throws IllegalArgumentException if there is no tier, or some of what was set does not go
   *     together
   */
  public NodeCache<DynamicNode<V>, V> cache(Cacheme cacheme) {
    return cacheme.cache(this);
  }

  /** The cache in {@link Cacheme#global()}, of now. */
  public NodeCache<DynamicNode<V>, V> cache() {
    return cache(Cacheme.global());
  }

  /**
   * {@code function}, its answers cached in {@link Cacheme#global()}, whichever that is when the
   * result is called. For another {@code Cacheme}: {@code cache(cacheme).memoize(…)}.
   *
   * @param toKey tells the key of an argument: another one for each argument for which {@code
   *     function} has another answer
   * @param function must not block
   * @return a function that answers and throws as {@link NodeCache#get(Node, Loader)} does
   */
  public <A> Function<A, CompletableFuture<@Nullable V>> memoize(
      Function<? super A, String> toKey,
      Function<? super A, ? extends CompletionStage<? extends @Nullable V>> function) {
    Objects.requireNonNull(toKey, "toKey");
    Objects.requireNonNull(function, "function");
    return argument -> cache().get(key(toKey.apply(argument)), node -> function.apply(argument));
  }

  /**
   * The spec of its cache, made anew by each call.
   *
   * @throws IllegalArgumentException as {@link #cache(Cacheme)} says
   */
  public NodeSpec<DynamicNode<V>, V> spec() {
    NodeSpec.Builder<DynamicNode<V>, V> spec =
        NodeSpec.dynamic(this)
            .version(version)
            .alsoInvalidate(alsoInvalidate.toArray(String[]::new))
            .key(
                name + ":{key}",
                KeyLayout.literal(name + ":").thenAny(),
                (node, key) -> key.literal(name).next().path(node.key()))
            .value(valueType)
            .dumpable(ValueType.of("DynamicNode", new KeyCodec<>(this)));
    tiers.forEach(spec::tier);
    if (serializer != null) {
      spec.serializer(serializer);
    }
    if (compression != null) {
      spec.compression(compression);
    }
    if (negativeTtl != null) {
      spec.negativeTtl(negativeTtl);
    }
    spec.ttlJitter(ttlJitter).loads(loads);
    if (fresh != null) {
      spec.fresh(fresh);
    }
    if (ttl != null) {
      spec.ttl(ttl);
    }
    if (doorkeeper != null) {
      spec.doorkeeper(doorkeeper.size(), doorkeeper.fpp());
    }
    if (fleetSingleflight) {
      spec.fleetSingleflight();
    }
    return spec.build();
  }

  /** What a {@code Cacheme} has one type of: the name and the version. */
  public Object identity() {
    return identity;
  }

  /** Codecs and serializers are compared by their classes. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof DynamicType<?> type
            && hash == type.hash
            && name.equals(type.name)
            && version.equals(type.version)
            && alsoInvalidate.equals(type.alsoInvalidate)
            && tiers.equals(type.tiers)
            && valueType.isSameAs(type.valueType)
            && Objects.equals(classOf(serializer), classOf(type.serializer))
            && Objects.equals(compression, type.compression)
            && Objects.equals(negativeTtl, type.negativeTtl)
            && ttlJitter == type.ttlJitter
            && Objects.equals(fresh, type.fresh)
            && loads.equals(type.loads)
            && Objects.equals(ttl, type.ttl)
            && Objects.equals(doorkeeper, type.doorkeeper)
            && fleetSingleflight == type.fleetSingleflight);
  }

  private static @Nullable Class<?> classOf(@Nullable Object object) {
    return object == null ? null : object.getClass();
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Its definition, for people. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(name + "[" + version + ", " + valueType + ", tiers " + tiers);
    part(text, "alsoInvalidate", alsoInvalidate.isEmpty() ? null : alsoInvalidate);
    part(text, "serializer", serializer == null ? null : serializer.getClass().getName());
    part(text, "compression", compression);
    part(text, "negativeTtl", negativeTtl);
    part(text, "ttlJitter", ttlJitter == 0 ? null : ttlJitter);
    part(text, "softTtl", fresh == null ? null : fresh.softTtl());
    part(text, "staleIfError", fresh == null ? null : fresh.staleIfError());
    part(text, "refreshAhead", fresh == null ? null : fresh.refreshAhead());
    part(text, "verify", fresh == null || fresh.verify() == 0 ? null : fresh.verify());
    part(text, "loadTimeout", loads.timeout());
    part(text, "softLoadTimeout", loads.softTimeout());
    part(text, "errorTtl", loads.errorTtl());
    part(text, "maxConcurrentLoads", loads.maxConcurrent() == 0 ? null : loads.maxConcurrent());
    part(text, "ttl", ttl == null ? null : "by value");
    part(text, "doorkeeper", doorkeeper);
    part(text, "singleflight", fleetSingleflight ? "FLEET" : null);
    return text.append(']').toString();
  }

  private static void part(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append(", ").append(name).append(' ').append(value);
    }
  }

  private record Identity(String name, String version) {}

  /** Writes keys of a type as their text. */
  private record KeyCodec<V>(DynamicType<V> type) implements Codec<DynamicNode<V>> {

    @Override
    public void write(ValueWriter out, DynamicNode<V> node) {
      out.writeString(node.key());
    }

    @Override
    public DynamicNode<V> read(ValueReader in) {
      String key = in.readString();
      if (key == null) {
        throw new UndecodableException("a dynamic node without a key");
      }
      return type.key(key);
    }
  }

  /** A type that is being changed. */
  private static final class Definition<V> {

    final String name;
    final String version;
    final ValueType<V> valueType;
    final List<String> alsoInvalidate = new ArrayList<>();
    final List<TierSpec> tiers = new ArrayList<>();
    @Nullable Serializer serializer;
    @Nullable String compression;
    @Nullable Duration negativeTtl;
    double ttlJitter;
    @Nullable FreshSpec fresh;
    LoadSpec loads = LoadSpec.UNBOUNDED;
    @Nullable ValueTtl<? super DynamicNode<V>, ? super V> ttl;
    @Nullable DoorkeeperSpec doorkeeper;
    boolean fleetSingleflight;

    Definition(String name, String version, ValueType<V> valueType) {
      this.name = name;
      this.version = version;
      this.valueType = valueType;
    }

    Definition(DynamicType<V> type) {
      this(type.name, type.version, type.valueType);
      alsoInvalidate.addAll(type.alsoInvalidate);
      tiers.addAll(type.tiers);
      serializer = type.serializer;
      compression = type.compression;
      negativeTtl = type.negativeTtl;
      ttlJitter = type.ttlJitter;
      fresh = type.fresh;
      loads = type.loads;
      ttl = type.ttl;
      doorkeeper = type.doorkeeper;
      fleetSingleflight = type.fleetSingleflight;
    }
  }
}
