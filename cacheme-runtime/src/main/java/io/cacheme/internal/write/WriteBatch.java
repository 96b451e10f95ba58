package io.cacheme.internal.write;

import io.cacheme.Node;
import io.cacheme.internal.node.NodeContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes of many keys that go through the tiers together, all puts, or all refreshes: each tier is
 * given in one call what it is to keep of them. To its key each is a write like any other.
 */
final class WriteBatch<N extends Node<V>, V> {

  private static final int CHUNK = 500;

  private final NodeContext<N, V> context;
  private final List<KeyWrite<N, V>> writes;

  private WriteBatch(NodeContext<N, V> context, List<KeyWrite<N, V>> writes) {
    this.context = context;
    this.writes = new ArrayList<>(writes);
  }

  /** Runs {@code writes}, whose turn has come, in chunks. Does not throw. */
  static <N extends Node<V>, V> void run(NodeContext<N, V> context, List<KeyWrite<N, V>> writes) {
    for (int from = 0; from < writes.size(); from += CHUNK) {
      int to = Math.min(from + CHUNK, writes.size());
      WriteBatch<N, V> batch = new WriteBatch<>(context, writes.subList(from, to));
      batch.writes.removeIf(write -> !write.begins());
      batch.start();
    }
  }

  private void start() {
    boolean known;
    try {
      known = knowsGroups();
    } catch (Throwable e) {
      writes.forEach(write -> write.fail(e));
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
        return;
      }
      WritesTogether<N, V> step =
          new WritesTogether<>(this, context.chain.remotes().get(place), place);
      step.ask(List.copyOf(writes));
      if (step.isPending()) {
        return;
      }
    }
    writes.stream().filter(write -> !write.hasEnded()).forEach(KeyWrite::tellAndEnd);
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
