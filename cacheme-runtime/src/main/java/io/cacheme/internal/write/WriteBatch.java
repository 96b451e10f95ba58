package io.cacheme.internal.write;

import io.cacheme.Node;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Chunked;
import io.cacheme.internal.tier.Moving;
import io.cacheme.internal.tier.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes of many keys that go through the tiers together, all puts, all removals, or all refreshes:
 * each tier is given in one call what it is to keep of them. To its key each is a write like any
 * other.
 */
final class WriteBatch<N extends Node<V>, V> implements Turn {

  private final NodeContext<N, V> context;
  private final Turns<N, V> turns;
  private final List<KeyWrite<N, V>> all;
  private final List<KeyWrite<N, V>> writes; // that have not ended
  private final AtomicInteger unended = new AtomicInteger(1);
  private volatile @Nullable WritesTogether<N, V> asked;

  private WriteBatch(Turns<N, V> turns, List<KeyWrite<N, V>> writes) {
    this.context = turns.context;
    this.turns = turns;
    this.all = writes;
    this.writes = new ArrayList<>(writes);
    for (KeyWrite<N, V> write : writes) {
      if (write.joins(this)) {
        unended.incrementAndGet();
      }
    }
  }

  /** Runs {@code writes}, whose turn has come, in chunks. Does not throw. */
  static <N extends Node<V>, V> void run(NodeContext<N, V> context, List<KeyWrite<N, V>> writes) {
    new Turns<>(context, writes).start();
  }

  /** All writes, some chunks of which are under way. */
  private static final class Turns<N extends Node<V>, V> extends Chunked<KeyWrite<N, V>> {

    private final NodeContext<N, V> context;
    private final Moving moving;

    Turns(NodeContext<N, V> context, List<KeyWrite<N, V>> writes) {
      super(writes);
      this.context = context;
      this.moving = new Moving(context.surroundings);
      writes.forEach(write -> write.goesWith(moving));
    }

    @Override
    protected void ask(List<KeyWrite<N, V>> chunk) {
      moving.moves();
      WriteBatch<N, V> batch = new WriteBatch<>(this, chunk);
      begins(batch);
      batch.start();
    }

    void oneEnded(WriteBatch<N, V> batch) {
      moving.moves();
      chunkEnded(batch);
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
      oneLeft();
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
      asked = step;
      step.ask(List.copyOf(writes));
      if (step.isPending()) {
        return;
      }
    }
    writes.stream().filter(write -> !write.hasEnded()).forEach(KeyWrite::tellAndEnd);
    oneLeft();
  }

  /** One of its writes has told the other processes, and ended; or the walk has. */
  void oneLeft() {
    if (unended.decrementAndGet() == 0) {
      turns.oneEnded(this);
    }
  }

  @Override
  public void waitsAnew() {
    WritesTogether<N, V> step = asked;
    if (step != null) {
      step.waitsAnew();
    }
    all.forEach(KeyWrite::waitsAnew);
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
