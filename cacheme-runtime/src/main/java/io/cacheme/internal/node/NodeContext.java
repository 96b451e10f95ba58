package io.cacheme.internal.node;

import io.cacheme.Loads;
import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.codec.Entry;
import io.cacheme.codec.KeyWriter;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.key.Slots;
import io.cacheme.internal.read.Flight;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.Quarantine;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Tier;
import io.cacheme.internal.time.Sweeper;
import io.cacheme.internal.write.KeyWrite;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all flights and writes of one node share: its declaration, its tiers, its counters. */
public final class NodeContext<N extends Node<V>, V> {

  private static final long CLEAN_NANOS = 100_000_000L;
  private static final int CLEANED_AT_ONCE = 100;

  public final NodeSpec<N, V> spec;
  public final Loads<N, V> loads;
  public final Surroundings surroundings;
  public final Tier<V>[] tiers;

  /** The heap tiers that are asked before anything else. */
  public final HeapTier<V>[] leading;

  public final Counters counters = new Counters();
  public final Slots<N, V> slots;
  public final boolean hasRemoteTiers;
  public final @Nullable Doorkeeper doorkeeper;
  private final String prefix;
  private final String suffix;
  private final AtomicReference<@Nullable KeyWriter> spareWriter = new AtomicReference<>();
  private final Sweeper cleaner;

  public NodeContext(
      NodeSpec<N, V> spec,
      Loads<N, V> loads,
      Surroundings surroundings,
      Tier<V>[] tiers,
      String prefix) {
    this.spec = spec;
    this.loads = loads;
    this.surroundings = surroundings;
    this.tiers = tiers;
    this.leading = leading(tiers);
    this.hasRemoteTiers = hasRemote(tiers);
    this.doorkeeper = spec.doorkeeper() == null ? null : new Doorkeeper(spec.doorkeeper());
    this.slots = new Slots<>();
    this.prefix = prefix + ":";
    this.suffix = ":" + spec.version();
    this.cleaner =
        new Sweeper(surroundings.scheduler, surroundings.time, CLEAN_NANOS, late -> clean());
  }

  /**
   * What the heap and the table of flights know {@code node} by: the node itself, or its rendered
   * key.
   *
   * @throws io.cacheme.codec.InvalidKeyException if it has no key
   */
  public Object key(N node) {
    if (node == null) {
      throw new NullPointerException("a node of " + spec.name() + " is null");
    }
    Consumer<? super N> check = spec.check();
    if (check != null) {
      check.accept(node);
    }
    return spec.keyedByText() ? new TextKey(spec, remoteKey(node)) : node;
  }

  /** The whole key as remote storages know it. */
  public String remoteKey(N node) {
    KeyWriter writer = spareWriter.getAndSet(null);
    if (writer == null) {
      writer = new KeyWriter();
    }
    writer.clear();
    writer.literal(prefix);
    spec.key().write(node, writer);
    String key = writer.literal(suffix).finish();
    spareWriter.set(writer);
    return key;
  }

  /** The key for a write, which is rendered before anything is begun, since that may fail. */
  public String writtenKey(N node) {
    return hasRemoteTiers ? remoteKey(node) : "";
  }

  /** Writes {@code entry} to the heap tiers among the first {@code count}. The slot is locked. */
  public void fillHeaps(Object key, Entry<V> entry, int count, long nowMillis) {
    for (int i = 0; i < count; i++) {
      if (tiers[i] instanceof HeapTier<V> heap) {
        heap.put(key, entry, nowMillis);
      }
    }
  }

  /** Removes {@code key} from all heap tiers. The slot is locked. */
  public void clearHeaps(Object key) {
    for (Tier<V> tier : tiers) {
      if (tier instanceof HeapTier<V> heap) {
        heap.remove(key);
      }
    }
  }

  public int remoteTiers(int count) {
    int remote = 0;
    for (int i = 0; i < count; i++) {
      if (tiers[i] instanceof RemoteTier<V>) {
        remote++;
      }
    }
    return remote;
  }

  /** Whether an absent value may be kept at all. */
  public boolean keeps(Entry<V> entry) {
    return !entry.absent() || spec.negativeTtl() != null;
  }

  /** Whether flights need the rendered key. */
  public boolean needsKeys() {
    return hasRemoteTiers || doorkeeper != null;
  }

  /** How many tiers are filled with what was loaded for {@code flight}: all, or none. */
  public int tiersToFill(Flight<N, V> flight, Entry<V> entry) {
    Doorkeeper keeper = doorkeeper;
    if (keeper == null || !keeps(entry) || keeper.admits(flight.remoteKey())) {
      return tiers.length;
    }
    counters.unadmitted.increment();
    return 0;
  }

  /** The entry of a value loaded now: it lives as long as the tier that keeps it longest. */
  public Entry<V> loaded(@Nullable V value, long loadedAt, long nowMillis) {
    Entry<V> forever = new Entry<>(value, value == null, loadedAt, Entry.NEVER);
    long expiresAt = Long.MIN_VALUE;
    for (Tier<V> tier : tiers) {
      expiresAt = Math.max(expiresAt, tier.expiry(forever, nowMillis));
    }
    return new Entry<>(value, value == null, loadedAt, expiresAt);
  }

  /**
   * Some key is in quarantine: its removal is tried again until it succeeds or is no longer needed.
   */
  public void cleanLater() {
    cleaner.wake();
  }

  private boolean clean() {
    boolean more = false;
    for (Tier<V> tier : tiers) {
      if (tier instanceof RemoteTier<V> remote && !remote.quarantine.isEmpty()) {
        long now = surroundings.time.epochMillis();
        for (Quarantine.Patient patient :
            remote.quarantine.due(now, surroundings.time.nanoTime(), CLEANED_AT_ONCE)) {
          clean(patient);
        }
        more |= !remote.quarantine.isEmpty();
      }
    }
    return more && !surroundings.isClosed();
  }

  private void clean(Quarantine.Patient patient) {
    write(patient.key, slot -> KeyWrite.cleaning(this, slot, patient.remoteKey));
  }

  /** Submits a write of {@code key}, and runs what is to run then. */
  public void write(Object key, Function<KeySlot<N, V>, KeyWrite<N, V>> write) {
    KeyWrite<N, V> next;
    KeySlot<N, V> slot = slots.lock(key);
    try {
      next = write.apply(slot).submit();
    } finally {
      slots.unlock(slot);
    }
    if (next != null) {
      next.run();
    }
  }

  private static <V> boolean hasRemote(Tier<V>[] tiers) {
    for (Tier<V> tier : tiers) {
      if (tier instanceof RemoteTier<V>) {
        return true;
      }
    }
    return false;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
  private static <V> HeapTier<V>[] leading(Tier<V>[] tiers) {
    int count = 0;
    while (count < tiers.length && tiers[count] instanceof HeapTier<V>) {
      count++;
    }
    HeapTier<V>[] leading = new HeapTier[count];
    for (int i = 0; i < count; i++) {
      leading[i] = (HeapTier<V>) tiers[i];
    }
    return leading;
  }

  /** A rendered key, apart from those of other nodes. */
  private record TextKey(NodeSpec<?, ?> spec, String text) {}
}
