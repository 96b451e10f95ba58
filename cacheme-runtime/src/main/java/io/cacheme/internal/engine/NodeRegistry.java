package io.cacheme.internal.engine;

import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.Loads;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.TierSpec;
import io.cacheme.codec.CompressedSerializer;
import io.cacheme.codec.Compressors;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Tier;
import io.cacheme.spi.LocalStorage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The caches of one {@code Cacheme}, by the record they are of. */
public final class NodeRegistry implements Waiting {

  private final Surroundings surroundings;
  private final StorageRegistry storages;
  private final String prefix;
  private final Serializer serializer;
  private final Map<Object, EngineCache<?, ?>> caches = new LinkedHashMap<>();
  private final Map<Object, EngineCache<?, ?>> byIdentity = new ConcurrentHashMap<>();

  public NodeRegistry(
      Surroundings surroundings,
      StorageRegistry storages,
      String prefix,
      @Nullable Serializer serializer) {
    this.surroundings = surroundings;
    this.storages = storages;
    this.prefix = prefix;
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

  private EngineCache<?, ?> bound(Object identity, String name) {
    EngineCache<?, ?> cache = byIdentity.get(identity);
    if (cache == null) {
      throw notBound(name);
    }
    return cache;
  }

  @SuppressWarnings("unchecked") // the cache of a record's class is the cache of its spec
  public synchronized <N extends Node<V>, V> EngineCache<N, V> bind(
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
    caches.values().forEach(other -> refuseSharedKeys(spec, other.spec()));
    NodeContext<N, V> context = new NodeContext<>(spec, loads, surroundings, tiers(spec), prefix);
    EngineCache<N, V> cache = new EngineCache<>(context, this);
    caches.put(spec.identity(), cache);
    byIdentity.put(spec.identity(), cache);
    return cache;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
  private <N extends Node<V>, V> Tier<V>[] tiers(NodeSpec<N, V> spec) {
    Tier<V>[] tiers = new Tier[spec.tiers().size()];
    for (int i = 0; i < tiers.length; i++) {
      tiers[i] = tier(spec, spec.tiers().get(i));
    }
    return tiers;
  }

  private <N extends Node<V>, V> Tier<V> tier(NodeSpec<N, V> spec, TierSpec tier) {
    StorageRegistry.Registered registered = storages.find(tier.storage(), spec.name());
    if (registered.storage() instanceof LocalStorage heap) {
      return new HeapTier<>(tier, spec.negativeTtl(), heap);
    }
    Serializer chosen = spec.serializer() == null ? serializer : spec.serializer();
    chosen.check(spec.valueType());
    return new RemoteTier<>(
        spec.name(),
        generationKey(spec),
        tier,
        spec.negativeTtl(),
        Objects.requireNonNull(registered.gate()),
        compressed(chosen, spec),
        spec.valueType(),
        surroundings);
  }

  /** Like no key that a node renders: these have four hex digits or a {@code -} after each %. */
  private String generationKey(NodeSpec<?, ?> spec) {
    return new KeyWriter()
        .literal(prefix + ":%generation:")
        .path(spec.name())
        .literal(":")
        .path(spec.keyTemplate())
        .literal(":" + spec.version())
        .finish();
  }

  private Serializer compressed(Serializer plain, NodeSpec<?, ?> spec) {
    String name = spec.compression();
    return name == null
        ? plain
        : new CompressedSerializer(
            plain, Compressors.find(name, spec.name()), surroundings.settings.maxInflatedBytes());
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

  private static IllegalStateException sharedKeys(
      NodeSpec<?, ?> spec, NodeSpec<?, ?> other, String storage) {
    return new IllegalStateException(
        spec.name()
            + " and "
            + other.name()
            + " could have the same key in storage \""
            + storage
            + "\" [R09]\n    found: \""
            + spec.keyTemplate()
            + "\" and \""
            + other.keyTemplate()
            + "\", both of version \""
            + spec.version()
            + "\""
            + "\n    help:  begin each key with the thing's own name, as in \"user:{userId}\""
            + "\n    docs:  docs/errors.md#r09");
  }

  private static void requireSame(DynamicType<?> asked, @Nullable DynamicType<?> known) {
    if (!asked.equals(known)) {
      throw new IllegalStateException(
          "this Cacheme has another dynamic node \""
              + asked.name()
              + "\" of version \""
              + asked.version()
              + "\" [R08]\n    found: "
              + known
              + " and "
              + asked
              + "\n    help:  define it once and share the definition, or give one of them another "
              + "name or version\n    docs:  docs/errors.md#r08");
    }
  }

  /** All nodes as a table. */
  public String describe() {
    NodeTable table = new NodeTable();
    StringBuilder troubles = new StringBuilder(storages.troubles());
    for (EngineCache<?, ?> cache : engines()) {
      table.add(cache.context, serializer);
      for (Tier<?> tier : cache.context.tiers) {
        if (tier instanceof RemoteTier<?> remote) {
          troubles.append(remote.state());
        }
      }
    }
    return table.toString() + troubles;
  }

  private static IllegalStateException notBound(String name) {
    return new IllegalStateException(
        name
            + " is not bound to this Cacheme [R02]\n"
            + "    help:  call "
            + name
            + "Cache.create(cacheme, …) first; for the static accessors, "
            + "the generated bind(…) with what its load needs\n"
            + "    docs:  docs/errors.md#r02");
  }

  private static IllegalStateException boundBefore(NodeSpec<?, ?> spec) {
    return new IllegalStateException(
        spec.name()
            + " is bound to this Cacheme already, with other dependencies [R10]\n"
            + "    help:  create its cache once and pass it around, or use a Cacheme of its own (for "
            + "each test, say)\n    docs:  docs/errors.md#r10");
  }

  @Override
  public void checkMayBlock() {
    Thread thread = Thread.currentThread();
    if (storages.mustNotBlock(thread)) {
      throw new IllegalStateException(
          "a blocking call on "
              + thread.getName()
              + ", which delivers the answers that it would wait "
              + "for [R03]\n    help:  use the asynchronous form there, or move the call to another "
              + "thread: thenApplyAsync, or Cacheme.builder().completionExecutor(…)"
              + "\n    docs:  docs/errors.md#r03");
    }
  }
}
