package io.cacheme.internal.write;

import io.cacheme.Node;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Chunked;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes of many keys that go through the tiers together, all puts, or all refreshes: each tier is
 * given in one call what it is to keep of them. To its key each is a write like any other.
 */
final class WriteBatch<N extends Node<V>, V> {

  private final NodeContext<N, V> context;
  private final Turns<N, V> turns;
  private final List<KeyWrite<N, V>> writes;

  private WriteBatch(Turns<N, V> turns, List<KeyWrite<N, V>> writes) {
    this.context = turns.context;
    this.turns = turns;
    this.writes = new ArrayList<>(writes);
  }

  /** Runs {@code writes}, whose turn has come, in chunks. Does not throw. */
  static <N extends Node<V>, V> void run(NodeContext<N, V> context, List<KeyWrite<N, V>> writes) {
    new Turns<>(context, writes).start();
  }

  /** All writes, some chunks of which are under way. */
  private static final class Turns<N extends Node<V>, V> extends Chunked<KeyWrite<N, V>> {

    private final NodeContext<N, V> context;

    Turns(NodeContext<N, V> context, List<KeyWrite<N, V>> writes) {
      super(writes);
      this.context = context;
    }

    @Override
    protected void ask(List<KeyWrite<N, V>> chunk) {
      new WriteBatch<>(this, chunk).start();
    }

    void oneEnded() {
      chunkEnded(null);
    }

    @Override
    protected void allEnded() {
      // each write has told who waits for it
    }

    @Override
    protected void broke(Throwable failure) {
      all().stream().filter(write -> !write.hasEnded()).forEach(write -> write.fail(failure));
    }
  }

  private void start() {
    writes.removeIf(write -> !write.begins());
    boolean known;
    try {
      known = knowsGroups();
    } catch (Throwable e) {
      writes.forEach(write -> write.fail(e));
      turns.oneEnded();
      return;
    }
    if (known) {
      walk(context.chain.remotes().size() - 1);
    }
  }

  /** Whether what was ended of the groups of what is put is known; else it goes on when it is. */
  private boolean knowsGroups() {
    return context.knowsGroups(
        writes, KeyWrite::askedFor, () -> walk(context.chain.remotes().size() - 1));
  }

  /** The walk up the remote tiers of those that have not ended. */
  void walk(int from) {
    for (int place = from; place >= 0; place--) {
      leaveThoseThatEnd();
      if (writes.isEmpty()) {
        break;
      }
      WritesTogether<N, V> step =
          new WritesTogether<>(this, context.chain.remotes().get(place), place);
      step.ask(List.copyOf(writes));
      if (step.isPending()) {
        return;
      }
    }
    writes.stream().filter(write -> !write.hasEnded()).forEach(KeyWrite::tellAndEnd);
    turns.oneEnded();
  }

  /** Those that failed are over; those that were refused tell who was told of them so far. */
  private void leaveThoseThatEnd() {
    writes.removeIf(
        write -> {
          if (write.wasRefused() && !write.hasEnded()) {
            write.tellAndEnd();
          }
          return write.wasRefused() || write.hasEnded();
        });
  }
}
