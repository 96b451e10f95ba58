package io.cacheme;

import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import io.cacheme.help.Help;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code @CacheNode} record declares: its key, its tiers, its value. Written by the
 * annotation processor as {@code XxxNodes.SPEC}. Immutable.
 *
 * @param <N> the node
 * @param <V> the value
 */
public final class NodeSpec<N extends Node<V>, V> {

  private static final int GENERATION = 1;

  /** More than half would make the time to live say nothing. */
  private static final double MOST_JITTER = 0.5;

  private final Class<N> type;
  private final String name;
  private final String version;
  private final List<String> alsoInvalidate;
  private final String keyTemplate;
  private final KeyLayout layout;
  private final NodeKey<? super N> key;
  private final @Nullable Consumer<? super N> check;
  private final boolean keyedByText;
  private final List<TierSpec> tiers;
  private final ValueType<V> valueType;
  private final @Nullable Serializer serializer;
  private final @Nullable String compression;
  private final @Nullable Duration negativeTtl;
  private final double ttlJitter;
  private final @Nullable FreshSpec fresh;
  private final LoadSpec loads;
  private final @Nullable ValueTtl<? super N, ? super V> ttl;
  private final @Nullable DoorkeeperSpec doorkeeper;
  private final @Nullable DynamicType<?> dynamicType;
  private final boolean fleetSingleflight;
  private final List<GroupSpec<N>> groups;
  private final @Nullable ValueType<N> nodeType;

  private NodeSpec(Builder<N, V> b) {
    type = b.type;
    name = b.name;
    version = b.version;
    alsoInvalidate = List.copyOf(b.alsoInvalidate);
    keyTemplate = b.keyTemplate;
    layout = b.layout;
    key = Objects.requireNonNull(b.key, "key");
    check = b.check;
    keyedByText = b.keyedByText;
    tiers = List.copyOf(b.tiers);
    valueType = b.valueType;
    serializer = b.serializer;
    compression = b.compression;
    negativeTtl = b.negativeTtl;
    ttlJitter = b.ttlJitter;
    fresh = b.fresh;
    loads = b.loads;
    ttl = b.ttl;
    doorkeeper = b.doorkeeper;
    dynamicType = b.dynamicType;
    fleetSingleflight = b.fleetSingleflight;
    groups = List.copyOf(b.groups);
    nodeType = b.nodeType;
    if (tiers.isEmpty()) {
      throw new IllegalArgumentException(name + " has no tiers, so nothing would be stored");
    }
    if (fresh != null) {
      refuseLeasedSpares(fresh);
      refuse(fresh.problem());
    }
    refuse(loads.problem(fresh));
    if (alsoInvalidate.contains(version)) {
      throw new IllegalArgumentException(
          name + " is of version \"" + version + "\" itself, which it removes in any case");
    }
  }

  private void refuse(@Nullable String problem) {
    if (problem != null) {
      throw new IllegalArgumentException(name + " " + problem);
    }
  }

  /** What the compiler refuses of records, where a dynamic node says it. */
  private void refuseLeasedSpares(FreshSpec fresh) {
    if (fresh.staleIfError() != null && fleetSingleflight) {
      throw new IllegalArgumentException(
          name
              + " has staleIfError and fleetSingleflight: who loads for all puts a lease in the place"
              + " of the older value\n    help:  remove one of the two");
    }
  }

  /**
   * Begins a spec; for generated code.
   *
   * @param generation the level of the generated code
   * @param type the node's record
   * @param name the record's name, with its enclosing types' names, as {@code Outer.UserInfo}
   * @throws CachemeConfigurationException if the code was generated for another runtime (R06)
   */
  public static <N extends Node<V>, V> Builder<N, V> builder(
      int generation, Class<N> type, String name) {
    if (generation != GENERATION) {
      throw new CachemeConfigurationException(
          "R06",
          Help.message(
              "R06",
              "the code generated for "
                  + name
                  + " is of level "
                  + generation
                  + ", and this cacheme-runtime needs level "
                  + GENERATION,
              null,
              "use the same version of cacheme-processor and cacheme-runtime, and compile "
                  + name
                  + " again"));
    }
    return new Builder<>(type, name);
  }

  /** The spec of a node that was defined at run time. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // the class of DynamicNode<V> is that of all
  static <V> Builder<DynamicNode<V>, V> dynamic(DynamicType<V> type) {
    Builder<DynamicNode<V>, V> builder = new Builder<>((Class) DynamicNode.class, type.name());
    builder.dynamicType = type;
    return builder;
  }

  static double jitter(double share) {
    if (!(share >= 0 && share <= MOST_JITTER)) { // nor is it NaN
      throw new IllegalArgumentException(
          "a ttlJitter of "
              + share
              + "\n    help:  give a share of the ttl from 0 to "
              + MOST_JITTER
              + ", as in 0.1");
    }
    return share;
  }

  /** The node's record. */
  public Class<N> type() {
    return type;
  }

  /** The record's name, with its enclosing types' names. */
  public String name() {
    return name;
  }

  /** The version, which ends every key. */
  public String version() {
    return version;
  }

  /** The versions whose entries are removed, too, when a key is written. */
  public List<String> alsoInvalidate() {
    return alsoInvalidate;
  }

  /** The key template as declared; {@code key()}, or <code>user:{key()}</code> with a prefix. */
  public String keyTemplate() {
    return keyTemplate;
  }

  /** The shape of the rendered keys. */
  public KeyLayout layout() {
    return layout;
  }

  /** The tiers as declared, first asked first; those that hold are {@link NodeCache#tiers}. */
  public List<TierSpec> tiers() {
    return tiers;
  }

  /** The type of the value. */
  public ValueType<V> valueType() {
    return valueType;
  }

  /** The serializer, or null for the {@code Cacheme}'s own. */
  public @Nullable Serializer serializer() {
    return serializer;
  }

  /** The name of the compressor for the remote tiers, or null for none. */
  public @Nullable String compression() {
    return compression;
  }

  /** How long absence is cached, or null if it is not. */
  public @Nullable Duration negativeTtl() {
    return negativeTtl;
  }

  /** By what share of its time to live an entry may expire sooner: from 0 to 0.5. */
  public double ttlJitter() {
    return ttlJitter;
  }

  /** How older values are served on purpose, or null if none are. */
  public @Nullable FreshSpec fresh() {
    return fresh;
  }

  /** The bounds of its loads. */
  public LoadSpec loads() {
    return loads;
  }

  /** Says how long a value is kept at most, or null if the tiers' own times say all. */
  public @Nullable ValueTtl<? super N, ? super V> ttl() {
    return ttl;
  }

  /** What keeps keys that are asked for once out of the tiers, or null if nothing does. */
  public @Nullable DoorkeeperSpec doorkeeper() {
    return doorkeeper;
  }

  /** Whether all processes that share its storages load a key once, and not each for itself. */
  public boolean isFleetSingleflight() {
    return fleetSingleflight;
  }

  /** The kinds of groups that its entries belong to, one group of each; most have none. */
  public List<GroupSpec<N>> groups() {
    return groups;
  }

  /** How nodes are written to a file, or null if they cannot be. */
  public @Nullable ValueType<N> nodeType() {
    return nodeType;
  }

  /** What was defined at run time, or null for a record's spec. */
  public @Nullable DynamicType<?> dynamicType() {
    return dynamicType;
  }

  /**
   * What there is one cache of in a {@code Cacheme}: the record, or a dynamic type's name and
   * version.
   */
  public Object identity() {
    return dynamicType == null ? type : dynamicType.identity();
  }

  /** Renders the key. */
  public NodeKey<? super N> key() {
    return key;
  }

  /** Refuses nodes without a key, or null if all have one. */
  public @Nullable Consumer<? super N> check() {
    return check;
  }

  /** Whether two unequal nodes can have one key, so that the heap must use the rendered key. */
  public boolean keyedByText() {
    return keyedByText;
  }

  @Override
  public String toString() {
    return name + "[" + keyTemplate + ", " + version + "]";
  }

  /**
   * Collects the parts of a spec. Generated code calls it, and {@link DynamicType} does. Not
   * thread-safe.
   *
   * @param <N> the node
   * @param <V> the value
   */
  public static final class Builder<N extends Node<V>, V> {

    private final Class<N> type;
    private final String name;
    private String version = "v1";
    private final Set<String> alsoInvalidate = new LinkedHashSet<>();
    private String keyTemplate = "";
    private KeyLayout layout = KeyLayout.empty();
    private @Nullable NodeKey<? super N> key;
    private @Nullable Consumer<? super N> check;
    private boolean keyedByText;
    private final List<TierSpec> tiers = new ArrayList<>();
    private ValueType<V> valueType = ValueType.withoutCodec("?");
    private @Nullable Serializer serializer;
    private @Nullable String compression;
    private @Nullable Duration negativeTtl;
    private double ttlJitter;
    private @Nullable FreshSpec fresh;
    private LoadSpec loads = LoadSpec.UNBOUNDED;
    private @Nullable ValueTtl<? super N, ? super V> ttl;
    private @Nullable DoorkeeperSpec doorkeeper;
    private @Nullable DynamicType<?> dynamicType;
    private boolean fleetSingleflight;
    private final List<GroupSpec<N>> groups = new ArrayList<>();
    private @Nullable ValueType<N> nodeType;

    private Builder(Class<N> type, String name) {
      this.type = Objects.requireNonNull(type, "type");
      this.name = Objects.requireNonNull(name, "name");
    }

    /** The version, {@code v1} unless set. */
    public Builder<N, V> version(String version) {
      this.version = Objects.requireNonNull(version, "version");
      return this;
    }

    /** Adds versions whose entries are removed, too, when a key is written. */
    public Builder<N, V> alsoInvalidate(String... versions) {
      alsoInvalidate.addAll(List.of(versions));
      return this;
    }

    /**
     * The key, which every node has.
     *
     * @param template for people, as it was declared
     * @param layout its shape, which must be that of all that {@code key} writes
     * @param key the code that renders it, by any thread
     */
    public Builder<N, V> key(String template, KeyLayout layout, NodeKey<? super N> key) {
      this.keyTemplate = Objects.requireNonNull(template, "template");
      this.layout = Objects.requireNonNull(layout, "layout");
      this.key = Objects.requireNonNull(key, "key");
      return this;
    }

    /**
     * Refuses nodes without a key.
     *
     * @param check called with every node that is asked for, on the caller's thread; throws {@link
     *     io.cacheme.codec.InvalidKeyException}
     */
    public Builder<N, V> check(Consumer<? super N> check) {
      this.check = Objects.requireNonNull(check, "check");
      return this;
    }

    /** The key is not exactly the record's components, so the heap uses the rendered key. */
    public Builder<N, V> keyedByText() {
      this.keyedByText = true;
      return this;
    }

    /**
     * Adds a tier, asked after those before it.
     *
     * @param ttl how long an entry lives there; null for no expiry
     * @throws IllegalArgumentException if {@code ttl} is not positive
     */
    public Builder<N, V> tier(String storage, @Nullable Duration ttl) {
      return tier(storage, ttl, true);
    }

    /** The same, and whether it follows what other processes write, if it is one on the heap. */
    public Builder<N, V> tier(String storage, @Nullable Duration ttl, boolean follow) {
      return tier(TierSpec.of(storage, ttl).follow(follow));
    }

    /** Adds a tier. */
    public Builder<N, V> tier(TierSpec tier) {
      tiers.add(Objects.requireNonNull(tier, "tier"));
      return this;
    }

    /** The type of the value. */
    public Builder<N, V> value(ValueType<V> valueType) {
      this.valueType = Objects.requireNonNull(valueType, "valueType");
      return this;
    }

    /** The serializer for the remote tiers. */
    public Builder<N, V> serializer(Serializer serializer) {
      this.serializer = Objects.requireNonNull(serializer, "serializer");
      return this;
    }

    /** Compresses what remote tiers keep, by the compressor of that name. */
    public Builder<N, V> compression(String compression) {
      this.compression = Objects.requireNonNull(compression, "compression");
      return this;
    }

    /**
     * Caches absence for {@code negativeTtl}.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder<N, V> negativeTtl(Duration negativeTtl) {
      this.negativeTtl = FreshSpec.positive("negativeTtl", negativeTtl);
      return this;
    }

    /**
     * Lets an entry expire sooner than a tier's time to live, by up to {@code share} of it.
     *
     * @throws IllegalArgumentException if that is not from 0 to 0.5
     */
    public Builder<N, V> ttlJitter(double share) {
      this.ttlJitter = jitter(share);
      return this;
    }

    /** Serves older values on purpose; not at all with {@link FreshSpec#NONE}. */
    public Builder<N, V> fresh(FreshSpec fresh) {
      this.fresh = fresh.isUsed() ? fresh : null;
      return this;
    }

    /** Bounds its loads. */
    public Builder<N, V> loads(LoadSpec loads) {
      this.loads = Objects.requireNonNull(loads, "loads");
      return this;
    }

    /** Says how long a value is kept at most. */
    public Builder<N, V> ttl(ValueTtl<? super N, ? super V> ttl) {
      this.ttl = Objects.requireNonNull(ttl, "ttl");
      return this;
    }

    /**
     * Stores only what is loaded for the second time.
     *
     * @param size after how many new keys it forgets all
     * @param fpp what share of new keys may be taken for known ones
     * @throws IllegalArgumentException as {@link DoorkeeperSpec#bits} says
     */
    public Builder<N, V> doorkeeper(int size, double fpp) {
      this.doorkeeper = new DoorkeeperSpec(size, fpp);
      return this;
    }

    /** Lets all processes that share its storages load a key once, and not each for itself. */
    public Builder<N, V> fleetSingleflight() {
      this.fleetSingleflight = true;
      return this;
    }

    /**
     * Adds a kind of groups.
     *
     * @param template for people, as it was declared
     * @param key the code that renders which one a node belongs to
     */
    public Builder<N, V> group(String template, NodeKey<? super N> key) {
      groups.add(new GroupSpec<>(template, key));
      return this;
    }

    /** Lets what heaps have be dumped: nodes are written by the codec of {@code nodeType}. */
    public Builder<N, V> dumpable(ValueType<N> nodeType) {
      this.nodeType = Objects.requireNonNull(nodeType, "nodeType");
      return this;
    }

    /**
     * The spec.
     *
     * @throws IllegalArgumentException if there is no tier, or two parts do not go together
     * @throws NullPointerException if there is no key
     */
    public NodeSpec<N, V> build() {
      return new NodeSpec<>(this);
    }
  }
}
