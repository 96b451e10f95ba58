package io.cacheme.internal.engine;

import io.cacheme.CachemeConfigurationException;
import io.cacheme.CachemeUsageException;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.Loads;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.TierSpec;
import io.cacheme.codec.CompressedSerializer;
import io.cacheme.codec.Compressors;
import io.cacheme.codec.Encoder;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.help.Help;
import io.cacheme.internal.env.CallerFuture;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.follow.Following;
import io.cacheme.internal.follow.LocalMarks;
import io.cacheme.internal.follow.Marks;
import io.cacheme.internal.follow.Told;
import io.cacheme.internal.key.FencePolicy;
import io.cacheme.internal.node.Chain;
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.node.KeyWeight;
import io.cacheme.internal.node.Listening;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Everything;
import io.cacheme.internal.tier.GroupStamps;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.HeapWeigher;
import io.cacheme.internal.tier.Leases;
import io.cacheme.internal.tier.RemoteGate;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Teller;
import io.cacheme.internal.tier.Tellers;
import io.cacheme.internal.tier.Tier;
import io.cacheme.internal.write.ClearingAll;
import io.cacheme.internal.write.Joined;
import io.cacheme.spi.Bus;
import io.cacheme.spi.LocalStorage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The caches of one {@code Cacheme}, by the record they are of. */
public final class NodeRegistry {

  private final Surroundings surroundings;
  private final StorageRegistry storages;
  private final String prefix;
  private final Listening listening;
  private final FencePolicy fences;
  private final Fleet fleet;
  private final Serializer serializer;
  private final RemovalListeners removals;
  private final NodeOverrides overrides;

  /** Tells of the ends of groups where nobody else would; made when there are some. */
  private @Nullable LocalMarks localMarks;

  private final Map<RemoteGate, Everything> everything = new ConcurrentHashMap<>();
  private final Map<RemoteGate, Teller> tellersOfAll = new ConcurrentHashMap<>();
  private final Map<Object, EngineCache<?, ?>> caches = new LinkedHashMap<>();
  private final Map<Object, EngineCache<?, ?>> byIdentity = new ConcurrentHashMap<>();
  private final BoundListeners boundListeners = new BoundListeners();

  public NodeRegistry(
      Surroundings surroundings,
      StorageRegistry storages,
      String prefix,
      @Nullable Serializer serializer,
      Listening listening,
      FencePolicy fences,
      @Nullable String bus,
      RemovalListeners removals,
      NodeOverrides overrides) {
    this.removals = removals;
    this.overrides = overrides;
    this.surroundings = surroundings;
    this.storages = storages;
    this.prefix = prefix;
    this.listening = listening;
    this.fences = fences;
    this.fleet = new Fleet(storages, bus);
    this.serializer = serializer == null ? new MsgPackSerializer() : serializer;
  }

  public synchronized List<NodeCache<?, ?>> all() {
    return List.copyOf(caches.values());
  }

  public synchronized List<EngineCache<?, ?>> engines() {
    return List.copyOf(caches.values());
  }

  public EngineCache<?, ?> of(Node<?> node) {
    Objects.requireNonNull(node, "node");
    return node instanceof DynamicNode<?> dynamic
        ? of(dynamic.type())
        : bound(node.getClass(), node.getClass().getSimpleName());
  }

  public EngineCache<?, ?> of(NodeSpec<?, ?> spec) {
    return bound(spec.identity(), spec.name());
  }

  /** Bound at first use: there is nothing that its loads could depend on. */
  @SuppressWarnings("unchecked") // the cache of a type is the cache of its spec
  public <V> EngineCache<DynamicNode<V>, V> of(DynamicType<V> type) {
    EngineCache<?, ?> known = byIdentity.get(type.identity());
    return known != null && type.equals(known.context.spec.dynamicType())
        ? (EngineCache<DynamicNode<V>, V>) known
        : bind(type.spec(), Loads.none());
  }

  /** Another storage is behind {@code gate}: says what it cannot do. */
  void replaced(RemoteGate gate) {
    fleet.tellIfUnconditional(gate);
  }

  private EngineCache<?, ?> bound(Object identity, String name) {
    EngineCache<?, ?> cache = byIdentity.get(identity);
    if (cache == null) {
      throw notBound(name);
    }
    return cache;
  }

  /** Tells {@code listener} of each node once: of those that are bound, and of all to come. */
  public void whenBound(Consumer<? super NodeCache<?, ?>> listener) {
    List<NodeCache<?, ?>> bound;
    synchronized (this) {
      boundListeners.add(listener);
      bound = all();
    }
    bound.forEach(cache -> BoundListeners.tell(listener, cache));
  }

  public <N extends Node<V>, V> EngineCache<N, V> bind(NodeSpec<N, V> spec, Loads<N, V> loads) {
    EngineCache<N, V> cache;
    List<Consumer<? super NodeCache<?, ?>>> told;
    synchronized (this) {
      boolean isNew = !caches.containsKey(spec.identity());
      cache = bindOnce(spec, loads);
      told = isNew ? boundListeners.now() : List.of();
    }
    told.forEach(listener -> BoundListeners.tell(listener, cache));
    return cache;
  }

  /** Under the lock. */
  @SuppressWarnings("unchecked") // the cache of a record's class is the cache of its spec
  private <N extends Node<V>, V> EngineCache<N, V> bindOnce(
      NodeSpec<N, V> spec, Loads<N, V> loads) {
    EngineCache<?, ?> known = caches.get(spec.identity());
    if (known != null) {
      if (spec.dynamicType() != null) {
        requireSame(spec.dynamicType(), known.context.spec.dynamicType());
      } else if (known.context.spec != spec || !known.context.loads.sameDependencies(loads)) {
        throw boundBefore(spec);
      }
      return (EngineCache<N, V>) known;
    }
    overrides.check(spec);
    List<TierSpec> tiers = overrides.tiers(spec);
    tiers.forEach(tier -> storages.findOrMake(tier.storage(), spec.name())); // or R01
    caches.values().forEach(other -> refuseSharedKeys(spec, other.spec()));
    if (tiers.stream().noneMatch(this::isHeap)) {
      removals.refuseWithoutHeap(spec);
    }
    Marks marks = spec.groups().isEmpty() ? null : marks(spec, tiers);
    Chain<V> chain = chain(spec, tiers, marks);
    Groups<N> groups =
        marks == null
            ? null
            : new Groups<>(spec, prefix, new GroupStamps(chain.remotes(), marks, surroundings));
    NodeContext<N, V> context =
        new NodeContext<>(spec, loads, surroundings, listening, chain, groups, prefix, fences);
    removals.bound(context);
    EngineCache<N, V> cache = new EngineCache<>(context, serializer);
    context.chain.mayBeCleared(); // before this process began
    if (!overrides.isEnabled(spec)) {
      cache.disable();
    }
    caches.put(spec.identity(), cache);
    byIdentity.put(spec.identity(), cache);
    return cache;
  }

  /** What tells of the ends of the node's groups: what its heaps follow, or this process alone. */
  private Marks marks(NodeSpec<?, ?> spec, List<TierSpec> tiers) {
    RemoteGate teller = fleet.tellerOf(spec, tiers);
    Following following = teller == null ? null : teller.following();
    return following != null && tiers.stream().anyMatch(this::mayFollow) ? following : localMarks();
  }

  private boolean mayFollow(TierSpec tier) {
    return tier.follow() && isHeap(tier);
  }

  private boolean isHeap(TierSpec tier) {
    return storages.find(tier.storage(), "").storage() instanceof LocalStorage;
  }

  private LocalMarks localMarks() {
    LocalMarks marks = localMarks;
    if (marks == null) {
      marks = new LocalMarks(surroundings.time);
      localMarks = marks;
    }
    return marks;
  }

  private <N extends Node<V>, V> Chain<V> chain(
      NodeSpec<N, V> spec, List<TierSpec> specs, @Nullable Marks groups) {
    RemoteGate teller = fleet.tellerOf(spec, specs);
    Following following = teller == null ? null : teller.following();
    List<Tier<V>> tiers = new ArrayList<>();
    int remotes = 0;
    for (TierSpec each : specs) {
      Tier<V> tier = tier(spec, each, following, groups, remotes);
      remotes += tier instanceof RemoteTier ? 1 : 0;
      tiers.add(tier);
    }
    boolean sharesNothing = remotes == 0 && specs.size() < spec.tiers().size();
    RemoteTier<V> leasing =
        spec.isFleetSingleflight() && !sharesNothing ? fleet.leasing(spec, tiers, teller) : null;
    if (teller == null || following == null) {
      return new Chain<>(tiers, null, null, Tellers.NONE, null);
    }
    String channel = channel(spec, spec.version());
    boolean follows =
        tiers.stream().anyMatch(tier -> tier instanceof HeapTier<V> heap && heap.isFollowing());
    Told told = follows ? following.subscribe(channel) : null;
    Leases<V> leases =
        leasing == null ? null : leases(spec, tiers, leasing, teller, following, channel);
    Chain<V> chain =
        new Chain<>(
            tiers,
            follows ? following : null,
            told,
            tellers(spec, teller, follows || leases != null || mayBeHeard(tiers, teller)),
            leases);
    if (follows || leases != null) {
      chain.remotes().forEach(remote -> remote.toldOfClears(following::isSure));
      following.tellOfClears(channel, chain);
      following.tellOfClearsOfAll(keyOfAll());
    }
    return chain;
  }

  /**
   * Whether a process with another declaration may listen to what is written of one that does not:
   * another application of these keys, or another build, may have a heap in front. To be told of
   * nothing by a heap is to tell nothing.
   */
  private static boolean mayBeHeard(List<? extends Tier<?>> tiers, RemoteGate gate) {
    Bus bus = gate.storage.bus();
    return bus != null
        && !bus.keepsMessages()
        && tiers.stream().noneMatch(tier -> tier instanceof HeapTier);
  }

  /** Who tells of the node's writes: those who listen to this version, if any, and to others. */
  private Tellers tellers(NodeSpec<?, ?> spec, RemoteGate gate, boolean isHeard) {
    Teller own =
        isHeard
            ? new Teller(gate, channel(spec, spec.version()), surroundings.identity, surroundings)
            : null;
    // another node of this very process may be of such a version, and follow it
    String stranger = surroundings.identity + "+";
    return new Tellers(
        own,
        spec.alsoInvalidate().stream()
            .map(version -> new Teller(gate, channel(spec, version), stranger, surroundings))
            .toList());
  }

  private <V> Leases<V> leases(
      NodeSpec<?, V> spec,
      List<Tier<V>> tiers,
      RemoteTier<V> leasing,
      RemoteGate teller,
      Following following,
      String written) {
    String loaded = key("%loaded:", spec, spec.version());
    return new Leases<>(
        leasing,
        tiers.indexOf(leasing),
        following.notices(loaded, written),
        new Teller(teller, loaded, surroundings.identity, surroundings),
        surroundings);
  }

  private String channel(NodeSpec<?, ?> spec, String version) {
    return key("%written:", spec, version);
  }

  private <N extends Node<V>, V> Tier<V> tier(
      NodeSpec<N, V> spec,
      TierSpec tier,
      @Nullable Following following,
      @Nullable Marks groups,
      int remotes) {
    StorageRegistry.Registered registered = storages.find(tier.storage(), spec.name());
    IdleEntries.tellIfKept(spec, tier.storage(), registered.storage());
    if (registered.storage() instanceof LocalStorage heap) {
      refuseUnweighed(spec, tier.storage(), heap);
      removals.refuseMute(spec, tier.storage(), heap);
      Following followed = tier.follow() ? following : null;
      return new HeapTier<>(
          tier,
          spec,
          surroundings.random,
          surroundings.time,
          heap,
          followed,
          groups,
          weigher(spec));
    }
    Serializer chosen = spec.serializer() == null ? serializer : spec.serializer();
    check(chosen, spec);
    return new RemoteTier<>(
        spec,
        generationKeys(spec),
        remotes,
        Groups.kinds(spec),
        tier,
        everything(Objects.requireNonNull(registered.gate())),
        compressed(chosen, spec),
        surroundings);
  }

  private static <N extends Node<V>, V> @Nullable HeapWeigher<V> weigher(NodeSpec<N, V> spec) {
    Encoder<V> encoder = spec.valueType().encoder();
    return encoder == null ? null : new HeapWeigher<>(new KeyWeight<>(spec)::of, encoder);
  }

  /** A heap that is bounded in bytes takes no values that nobody can weigh: R27. */
  static void refuseUnweighed(NodeSpec<?, ?> spec, String storage, LocalStorage heap) {
    if (heap.maximumBytes() != LocalStorage.UNBOUNDED && spec.valueType().encoder() == null) {
      throw refused(
          "R27",
          "nobody can tell how many bytes a value of "
              + spec.name()
              + " takes in storage \""
              + storage
              + "\"",
          heap + " is bounded in bytes, and there is no codec for " + spec.valueType().name(),
          "bound that storage by size, name one that is; or make the value of records, sealed"
              + " interfaces of records, enums, lists, maps and scalars, and call the storage"
              + " \"local\" or \"local-…\"");
    }
  }

  private static void check(Serializer chosen, NodeSpec<?, ?> spec) {
    try {
      chosen.check(spec.valueType());
    } catch (RuntimeException e) {
      String what = String.valueOf(e.getMessage());
      throw new CachemeConfigurationException(
          "R07",
          what.contains("[R07]")
              ? what
              : Help.message(
                  "R07",
                  spec.name() + " cannot be written by " + chosen.getClass().getName(),
                  what,
                  "mend that, or name another serializer"),
          e);
    }
  }

  private List<String> generationKeys(NodeSpec<?, ?> spec) {
    List<String> keys = new ArrayList<>();
    keys.add(key("%generation:", spec, spec.version()));
    spec.alsoInvalidate().forEach(version -> keys.add(key("%generation:", spec, version)));
    return keys;
  }

  /** Like no key that a node renders: these have four hex digits or a {@code -} after each %. */
  private String key(String what, NodeSpec<?, ?> spec, String version) {
    return new KeyWriter()
        .literal(prefix + ":" + what)
        .path(spec.name())
        .literal(":")
        .path(spec.keyTemplate())
        .literal(":" + version)
        .finish();
  }

  private Serializer compressed(Serializer plain, NodeSpec<?, ?> spec) {
    String name = spec.compression();
    if (name == null) {
      return plain;
    }
    try {
      return new CompressedSerializer(
          plain, Compressors.find(name, spec.name()), surroundings.settings.maxInflatedBytes());
    } catch (IllegalStateException e) {
      throw new CachemeConfigurationException("R12", String.valueOf(e.getMessage()), e);
    }
  }

  private void refuseSharedKeys(NodeSpec<?, ?> spec, NodeSpec<?, ?> other) {
    if (!spec.version().equals(other.version())
        || !KeyOverlap.possible(spec.layout(), other.layout())) {
      return;
    }
    for (TierSpec tier : spec.tiers()) {
      boolean shared =
          other.tiers().stream().anyMatch(known -> known.storage().equals(tier.storage()));
      if (shared
          && !(storages.find(tier.storage(), spec.name()).storage() instanceof LocalStorage)) {
        throw sharedKeys(spec, other, tier.storage());
      }
    }
  }

  private static CachemeConfigurationException sharedKeys(
      NodeSpec<?, ?> spec, NodeSpec<?, ?> other, String storage) {
    if (spec.type().getName().equals(other.type().getName()) && spec.dynamicType() == null) {
      return refused(
          "R09",
          spec.name()
              + " is there twice, from two class loaders, with one key in storage \""
              + storage
              + "\"",
          Loaders.of(spec.type()) + " and " + Loaders.of(other.type()),
          Loaders.HELP);
    }
    return refused(
        "R09",
        spec.name()
            + " and "
            + other.name()
            + " could have the same key in storage \""
            + storage
            + "\"",
        "\""
            + spec.keyTemplate()
            + "\" and \""
            + other.keyTemplate()
            + "\", both of version \""
            + spec.version()
            + "\"",
        couldBeAny(spec) || couldBeAny(other)
            ? "declare how the keys of `String key()` begin, as in keyPrefix = \"user:\""
            : "begin each key with the thing's own name, as in \"user:{userId}\"");
  }

  private static boolean couldBeAny(NodeSpec<?, ?> spec) {
    List<KeyLayout.Part> parts = spec.layout().parts();
    return parts.size() == 1
        && parts.get(0).kind() == KeyLayout.Kind.ANY
        && spec.keyTemplate().equals("key()"); // a nested record could be any, too
  }

  private static CachemeConfigurationException refused(
      String code, String what, @Nullable String found, String help) {
    return new CachemeConfigurationException(code, Help.message(code, what, found, help));
  }

  private static void requireSame(DynamicType<?> asked, @Nullable DynamicType<?> known) {
    if (!asked.equals(known)) {
      if (known != null && asked.toString().equals(known.toString())) {
        throw refused(
            "R08",
            "this Cacheme has another dynamic node \""
                + asked.name()
                + "\" of version \""
                + asked.version()
                + "\", which differs in its classes only",
            Loaders.of(known) + " and " + Loaders.of(asked),
            Loaders.HELP);
      }
      throw refused(
          "R08",
          "this Cacheme has another dynamic node \""
              + asked.name()
              + "\" of version \""
              + asked.version()
              + "\"",
          known + " and " + asked,
          "define it once and share the definition, or give one of them another name or version");
    }
  }

  /** Clears all nodes: those that are bound here, and what remote storages have of others. */
  public CompletableFuture<@Nullable Void> clear() {
    List<NodeCache<?, ?>> bound = all();
    List<CompletableFuture<@Nullable Void>> clears = new ArrayList<>();
    bound.forEach(cache -> clears.add(cache.clear()));
    List<RemoteGate> gates = storages.gates();
    CompletableFuture<@Nullable Void> others =
        ClearingAll.of(
            surroundings,
            gates.stream().map(this::everything).toList(),
            gates.stream().filter(Fleet::tells).map(this::tellerOfAll).toList());
    clears.add(others);
    CompletableFuture<@Nullable Void> cleared = new CallerFuture<>(surroundings);
    CompletionStage<@Nullable Void> ended = others;
    ended.whenComplete(
        (nothing, failure) -> {
          List<NodeCache<?, ?>> since = new ArrayList<>(all());
          since.removeAll(bound); // bound before it was known here
          since.forEach(cache -> clears.add(cache.clear()));
          CompletionStage<@Nullable Void> all = Joined.all(surroundings, "clears", clears);
          all.whenComplete((done, failed) -> complete(cleared, failed));
        });
    return cleared;
  }

  private static void complete(
      CompletableFuture<@Nullable Void> cleared, @Nullable Throwable failure) {
    if (failure == null) {
      cleared.complete(null);
    } else {
      cleared.completeExceptionally(failure);
    }
  }

  private Everything everything(RemoteGate gate) {
    return everything.computeIfAbsent(
        gate, known -> new Everything(known, keyOfAll(), surroundings));
  }

  private Teller tellerOfAll(RemoteGate gate) {
    return tellersOfAll.computeIfAbsent(
        gate, known -> new Teller(known, keyOfAll(), surroundings.identity, surroundings));
  }

  /** Where all is cleared, and where that is told; like no key of a node, see below. */
  private String keyOfAll() {
    return prefix + ":%everything";
  }

  /** R36 if what was said where the {@code Cacheme} was built is of a node that is not bound. */
  public void requireOverridden() {
    overrides.requireNodes(engines().stream().map(cache -> cache.spec().name()).toList());
  }

  /** All nodes as a table. */
  public String describe() {
    NodeTable table = new NodeTable();
    StringBuilder troubles = new StringBuilder(storages.troubles());
    for (EngineCache<?, ?> cache : engines()) {
      table.add(cache.context, serializer);
      cache.context.chain.remotes().forEach(remote -> troubles.append(remote.state()));
    }
    return table.toString() + storages.bounds() + troubles;
  }

  private static CachemeUsageException notBound(String name) {
    return new CachemeUsageException(
        "R02",
        Help.message(
            "R02",
            name + " is not bound to this Cacheme",
            null,
            "call create(cacheme, …) of its generated cache first; for the static accessors, the"
                + " generated bind(…) with what its load needs"));
  }

  private static CachemeConfigurationException boundBefore(NodeSpec<?, ?> spec) {
    return refused(
        "R10",
        spec.name() + " is bound to this Cacheme already, with other dependencies",
        null,
        "create its cache once and pass it around, or use a Cacheme of its own (for each test, say)");
  }
}
