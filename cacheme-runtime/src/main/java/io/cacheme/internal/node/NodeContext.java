package io.cacheme.internal.node;

import io.cacheme.CachemeException;
import io.cacheme.Loads;
import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.ValueTtl;
import io.cacheme.codec.Entry;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.key.FencePolicy;
import io.cacheme.internal.key.Slots;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.time.BriefWaits;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.stats.LoadsUnderWay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all flights and writes of one node share: its declaration, its tiers, its counters. */
public final class NodeContext<N extends Node<V>, V> {

  /** The expiry of what is answered and not kept. */
  private static final long KEPT_NOWHERE = Long.MIN_VALUE;

  /** What no tier keeps longer. */
  private static final Duration LONGEST_TTL = Duration.ofDays(36_500);

  public final NodeSpec<N, V> spec;
  public final Loads<N, V> loads;
  public final Surroundings surroundings;
  public final Listening listening;
  public final Chain<V> chain;
  public final Keys<N, V> keys;

  /** The groups of its entries; null if there are none. */
  public final @Nullable Groups<N> groups;

  /** When older values are served on purpose; null if none are. */
  public final @Nullable Freshness fresh;

  /** Why loads have failed a moment ago; null if that is not remembered. */
  public final @Nullable Failures failures;

  public final Slots<V> slots;

  /** After how long a load has failed. */
  public final Duration loadTimeout;

  /** The loads under way. */
  public final Deadlines loadDeadlines;

  /** The loads whose older value is the answer if they take longer; null where none is. */
  public final @Nullable BriefWaits patience;

  /** Whose turn it is to load; null where any number may at a time. */
  public final @Nullable LoadTurns turns;

  public final Counters counters = new Counters();
  private final @Nullable Doorkeeper doorkeeper;
  private final FailureLog ttlFailures;

  /** What is written, for dumps of a node whose values nobody else has; else null. */
  private final @Nullable WriteWatch writes;

  /** Whether the tiers are neither read nor given anything, but for removals. */
  private volatile boolean disabled;

  public NodeContext(
      NodeSpec<N, V> spec,
      Loads<N, V> loads,
      Surroundings surroundings,
      Listening listening,
      Chain<V> chain,
      @Nullable Groups<N> groups,
      String prefix,
      FencePolicy fences) {
    this.spec = spec;
    this.loads = loads;
    this.surroundings = surroundings;
    this.listening = listening;
    this.chain = chain;
    this.groups = groups;
    this.keys = new Keys<>(spec, prefix);
    this.fresh = Freshness.of(spec, surroundings);
    this.failures = Failures.of(spec.loads(), chain, surroundings);
    this.slots = new Slots<>(fences);
    this.loadTimeout = surroundings.settings.loadTimeout(spec.loads());
    this.loadDeadlines = surroundings.loads(loadTimeout);
    Duration soft = spec.loads().softTimeout();
    this.patience =
        soft == null ? null : new BriefWaits(surroundings.scheduler, surroundings.time, soft);
    this.turns = LoadTurns.of(spec.loads());
    this.ttlFailures = new FailureLog(surroundings.time);
    this.doorkeeper = spec.doorkeeper() == null ? null : new Doorkeeper(spec.doorkeeper());
    this.writes = spec.nodeType() == null || chain.hasRemotes() ? null : new WriteWatch();
  }

  /** Who watches what is written; null where nobody has to. */
  public @Nullable WriteWatch writes() {
    return writes;
  }

  /** {@code key} is being written, or has just been. */
  public void written(Object key) {
    WriteWatch watch = writes;
    if (watch != null) {
      watch.written(key);
    }
    isLoadable(key);
  }

  /** {@code key} is to be loaded when it is asked for, whatever a load of it gave before. */
  public void isLoadable(Object key) {
    Failures known = failures;
    if (known != null) {
      known.forget(key);
    }
  }

  /** All entries are about to be ended, or those of a group. */
  public void ended() {
    WriteWatch watch = writes;
    if (watch != null) {
      watch.ended();
    }
  }

  /** Whether nothing is answered by the tiers, nor kept there. */
  public boolean isDisabled() {
    return disabled;
  }

  /** From now on nothing is read from the tiers, and they are given nothing but removals. */
  public void disable() {
    disabled = true;
  }

  /** As before; of what heaps had, and of what is just being loaded, nothing is served. */
  public void enable() {
    ended();
    chain.cleared();
    disabled = false;
  }

  /**
   * Whether what was ended of the groups of {@code members} is known, as far as it can be, or there
   * are none. Else that is asked for, and {@code then} runs when it is.
   */
  public boolean knowsGroups(@Nullable Members members, Runnable then) {
    Groups<N> all = groups;
    return all == null || members == null || all.stamps.resolve(List.of(members), then);
  }

  /** The same of many, each of which may belong to groups: asked for together. */
  public <T> boolean knowsGroups(
      Collection<? extends T> many, Function<? super T, @Nullable Members> of, Runnable then) {
    Groups<N> all = groups;
    if (all == null) {
      return true;
    }
    List<Members> members = new ArrayList<>(many.size());
    for (T each : many) {
      Members those = of.apply(each);
      if (those != null) {
        members.add(those);
      }
    }
    return all.stamps.resolve(members, then);
  }

  /** How many loads are under way now, about. */
  public LoadsUnderWay loadsUnderWay() {
    LoadTurns all = turns;
    int waiting = all == null ? 0 : all.waiting();
    int begun = Math.toIntExact(counters.loadsUnderWay());
    return LoadsUnderWay.builder().running(Math.max(0, begun - waiting)).waiting(waiting).build();
  }

  /** Whether an entry may be kept at all, which may be of absence. */
  public boolean keeps(Entry<V> entry) {
    return !disabled
        && entry.expiresAt() != KEPT_NOWHERE
        && (!entry.absent() || spec.negativeTtl() != null);
  }

  /** Whether the fill after a miss asks a doorkeeper, which knows rendered keys. */
  public boolean hasDoorkeeper() {
    return doorkeeper != null;
  }

  /** How many tiers are filled with what was loaded: all, or none. */
  public int tiersToFill(Entry<V> entry, Supplier<String> remoteKey) {
    Doorkeeper keeper = doorkeeper;
    if (keeper == null || !keeps(entry) || keeper.admits(remoteKey.get())) {
      return chain.size();
    }
    counters.unadmitted.increment();
    return 0;
  }

  /**
   * What is said of a call, as in "a refresh of", that nobody has ended in all its time: closing
   * ends that of all.
   */
  public CachemeException lost(String what) {
    if (surroundings.isAbandoned()) {
      return surroundings.closedException();
    }
    return new CachemeException(what + " a " + spec.name() + " was lost; this is a fault of ours");
  }

  /**
   * The entry of a value of {@code node} loaded now: it lives as long as the tier that keeps it
   * longest, or shorter, if the node says so.
   */
  public Entry<V> loaded(N node, @Nullable V value, long loadedAt, long nowMillis) {
    boolean absent = value == null;
    long latest = chain.longestExpiry(absent, nowMillis);
    ValueTtl<? super N, ? super V> own = spec.ttl();
    long expiresAt =
        own == null || value == null
            ? latest
            : Math.min(latest, expiry(own, node, value, nowMillis));
    return new Entry<>(value, absent, loadedAt, expiresAt);
  }

  private long expiry(ValueTtl<? super N, ? super V> own, N node, V value, long nowMillis) {
    try {
      Duration ttl = own.ttl(node, value);
      if (ttl == null) {
        return Entry.NEVER;
      }
      if (ttl.isNegative() || ttl.isZero()) {
        return KEPT_NOWHERE;
      }
      return ttl.compareTo(LONGEST_TTL) > 0 ? Entry.NEVER : nowMillis + Math.max(1, ttl.toMillis());
    } catch (Throwable e) { // the value is the caller's all the same
      ttlFailures.warn( // its message may have the value
          "a value is not kept, for ttl of " + spec.name() + " threw " + e.getClass().getName());
      return KEPT_NOWHERE;
    }
  }
}
