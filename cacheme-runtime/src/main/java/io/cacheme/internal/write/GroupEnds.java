package io.cacheme.internal.write;

import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.GroupStamps;
import io.cacheme.internal.tier.RemoteKey;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.time.Sweeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends groups of one node's entries, and again those of which a tier was not reached, until it was
 * or all has expired that it had of them: all tiers once more, for what it had may have been copied
 * to the others meanwhile.
 */
public final class GroupEnds<V> {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");
  private static final long RETRY_NANOS = 1_000_000_000L;
  private static final int AT_ONCE = 100;

  private final NodeContext<?, V> context;
  private final Surroundings surroundings;
  private final Map<String, Owed> owed = new ConcurrentHashMap<>();
  private final Sweeper retry;

  /** How often a tier was not reached. */
  private final AtomicInteger failures = new AtomicInteger();

  /** Those of a node. */
  public GroupEnds(NodeContext<?, V> context) {
    this.context = context;
    this.surroundings = context.surroundings;
    this.retry =
        new Sweeper(surroundings.scheduler, surroundings.time, RETRY_NANOS, late -> again());
  }

  /** Ends the group with {@code key}; on the heaps before this returns. */
  public CompletableFuture<@Nullable Void> end(Groups<?> groups, RemoteKey key) {
    return new GroupEnding(groups.stamps, key, null).begin();
  }

  private boolean again() {
    if (surroundings.isAbandoned()) {
      return false;
    }
    long now = surroundings.time.epochMillis();
    int count = failures.get(); // before it is looked which are over
    List<Owed> due = new ArrayList<>();
    for (Owed one : owed.values()) {
      if (now >= one.untilMillis) {
        settle(one.key.own(), count);
      } else if (!one.underWay && due.size() < AT_ONCE) {
        due.add(one);
      }
    }
    due.forEach(this::again);
    return !owed.isEmpty() && !surroundings.isClosed();
  }

  private void again(Owed one) {
    one.underWay = true;
    try {
      new GroupEnding(one.stamps, one.key, one).start();
    } catch (Throwable e) { // a scheduler that takes nothing, no stack: it is tried once more
      one.underWay = false;
      cannotNow(e);
    }
  }

  private static void cannotNow(Throwable why) {
    LOG.log(System.Logger.Level.WARNING, "a group cannot be ended again now", why);
  }

  /** All that had failed before {@code count} failures is made good. */
  private void settle(String key, int count) {
    owed.computeIfPresent(
        key,
        (same, one) -> {
          if (one.failure - count > 0) { // of an end that began later, or was the later to fail
            return one;
          }
          one.stamps.fence(key); // what is known of it was not to be used
          one.stamps.settle(key);
          return null;
        });
  }

  /** What was tried again: it is owed no longer than it was. */
  private void oweStill(Owed again) {
    owed.computeIfPresent(
        again.key.own(),
        (same, one) -> {
          one.failure = failures.incrementAndGet();
          return one;
        });
  }

  private void owe(GroupStamps stamps, RemoteKey key, List<RemoteTier<V>> tiers) {
    long until = Long.MIN_VALUE;
    for (RemoteTier<V> tier : context.chain.remotes()) {
      until = Math.max(until, tier.allExpired()); // loads from before may yet be kept there
    }
    long last = until;
    Owed owes =
        owed.compute(
            key.own(),
            (same, known) -> {
              if (!stamps.owe(key.own())) {
                return known;
              }
              Owed one = known == null ? new Owed(stamps, key) : known;
              one.untilMillis = last;
              one.failure = failures.incrementAndGet();
              return one;
            });
    if (owes == null) { // so many: the whole node
      tiers.forEach(RemoteTier::uncleared);
      return;
    }
    try {
      retry.wake();
    } catch (Throwable e) { // a scheduler that takes nothing: what is owed next tries again
      cannotNow(e);
    }
  }

  /** A group whose end has not reached all tiers. */
  private static final class Owed {

    final GroupStamps stamps;
    final RemoteKey key;
    volatile long untilMillis;
    volatile boolean underWay;

    /** The number of the last failure. */
    volatile int failure;

    Owed(GroupStamps stamps, RemoteKey key) {
      this.stamps = stamps;
      this.key = key;
    }
  }

  private final class GroupEnding extends Ending<V> {

    private final GroupStamps stamps;
    private final RemoteKey key;
    private final @Nullable Owed again;
    private final int failuresBefore = failures.get();

    /** An end; {@code again} is what is tried once more, if anything is. */
    GroupEnding(GroupStamps stamps, RemoteKey key, @Nullable Owed again) {
      super(GroupEnds.this.context);
      this.stamps = stamps;
      this.key = key;
      this.again = again;
    }

    @Override
    void fence() {
      stamps.fence(key.own());
    }

    @Override
    void end(int index, Consumer<Boolean> ended) {
      stamps.end(key.own(), index, stands -> endOthers(index, 0, stands, ended));
    }

    private void endOthers(int index, int from, boolean stands, Consumer<Boolean> ended) {
      if (!stands || from == key.others().size()) {
        ended.accept(stands);
      } else {
        stamps.endOther(
            key.others().get(from), index, next -> endOthers(index, from + 1, next, ended));
      }
    }

    @Override
    void unreached(List<RemoteTier<V>> tiers) {
      Owed one = again;
      if (one != null) {
        oweStill(one);
      } else if (!tiers.isEmpty()) {
        owe(stamps, key, tiers);
      }
    }

    @Override
    void over(boolean reached) {
      Owed one = again;
      if (one != null) {
        one.underWay = false;
      }
      if (reached) {
        settle(key.own(), failuresBefore);
      }
    }

    @Override
    RemoteKey notice() {
      return key;
    }

    @Override
    String what() {
      return "the end of a group of " + context.spec.name();
    }

    @Override
    String done() {
      return "a group of " + context.spec.name() + " is ended";
    }

    @Override
    String consequence() {
      return "the group";
    }
  }
}
