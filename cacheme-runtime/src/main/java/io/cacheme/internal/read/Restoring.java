package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.Flight;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Waiter;
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.node.Written;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.Members;
import org.jspecify.annotations.Nullable;

/**
 * Brings entries of a file back to the heaps of a node that has no other tiers: each by a flight of
 * its own, which a write of its key fences as it does any other. It is no request.
 */
public final class Restoring<N extends Node<V>, V> {

  private final Reader<N, V> reader;
  private final NodeContext<N, V> context;
  private final Written written;
  private final int clears;

  /**
   * Brings them back as of now.
   *
   * @param written what was written since the file was, as far as this process knows
   */
  public Restoring(Reader<N, V> reader, Written written) {
    this.reader = reader;
    this.context = reader.context;
    this.written = written;
    this.clears = context.chain.clears();
  }

  /** Whether {@code entry} has been given to the heaps, for nothing newer is known. */
  public boolean restore(N node, Entry<V> entry) {
    Object key = context.keys.local(node);
    Back<V> flight = new Back<>(key);
    long now = context.surroundings.time.epochMillis();
    if (context.slots.ask(new Nobody<>(), flight, now) != null) {
      return false; // who asked for it just now has been answered, with a newer one
    }
    boolean kept = false;
    try {
      // looked at when the flight is open: what is written from here on fences it
      Groups<N> groups = context.groups;
      Members members = groups == null ? null : groups.of(node);
      if (!written.has(Written.place(key)) && context.keeps(entry) && !isThere(key)) {
        kept = conclude(flight, Outcome.loaded(entry), 1) == KeySlot.Conclusion.FILL;
        if (kept) {
          context.chain.fillHeaps(key, entry, context.chain.size(), now, clears, null, members);
        }
      }
    } finally {
      conclude(flight, Outcome.nothing(), 0); // if it has not been
      reader.run(flight.slot().filled(flight, 1));
    }
    return kept && isThere(key);
  }

  private static <V> KeySlot.Conclusion conclude(Flight<V> flight, Outcome<V> end, int fills) {
    return flight.slot().conclude(flight, end, fills);
  }

  private boolean isThere(Object key) {
    for (HeapTier<V> heap : context.chain.heaps()) {
      if (heap.look(key) != null) {
        return true;
      }
    }
    return false;
  }

  /** It ends where it begins, on one stack, so that nobody waits for it. */
  private static final class Back<V> extends Flight<V> {

    Back(Object key) {
      super(key, Kind.PROBE);
    }

    @Override
    protected boolean isOutdated() {
      return false;
    }

    @Override
    protected boolean isLoadedByThisThread() {
      return false;
    }

    @Override
    protected void expired() {
      throw new IllegalStateException("it waits for nothing");
    }
  }

  private static final class Nobody<V> implements Waiter<V> {

    @Override
    public void answered(Outcome<V> outcome, boolean coalesced) {}

    @Override
    public @Nullable Waiter<V> nextWaiter() {
      return null;
    }

    @Override
    public void nextWaiter(@Nullable Waiter<V> next) {}
  }
}
