package io.cacheme.internal.tier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a storage for very many keys: in chunks, of which some are under way, and the
 * next is asked when one has ended. So a storage is never owed more than it answers in a moment,
 * however many keys there are. A chunk's deadline begins anew when one that was asked before it has
 * ended, for until then it stood in a queue that moves. Whoever ends a chunk asks the next, in a
 * loop where chunks end at once.
 *
 * @param <E> one key, and what is to be done with it
 */
public abstract class Chunked<E> {

  /** How many keys a chunk has. */
  public static final int SIZE = 500;

  /** How many chunks are under way. */
  public static final int AT_ONCE = 16;

  private final List<E> all;
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger unended = new AtomicInteger(1);
  private final List<Turn> underWay = new ArrayList<>(); // its own lock
  private int next; // of whose turn it is
  private boolean broken; // the same

  /** That of {@code all}, to which nothing is added from the {@link #start} on. */
  protected Chunked(List<E> all) {
    this.all = all;
  }

  /** Asks one chunk: {@link #begins} is called before the storage is, then {@link #chunkEnded}. */
  protected abstract void ask(List<E> chunk);

  /** All chunks have ended; runs once, here or on the thread on which the last one has. */
  protected abstract void allEnded();

  /** Asking threw, so that no more is asked, nor ever {@link #allEnded}. */
  protected abstract void broke(Throwable failure);

  /** All keys. */
  protected final List<E> all() {
    return all;
  }

  /** Whether not all can be under way at once. */
  public final boolean takesTurns() {
    return all.size() > SIZE * AT_ONCE;
  }

  /** Asks the first, and all if they end at once. */
  public final void start() {
    unended.addAndGet((all.size() + SIZE - 1) / SIZE);
    takeTurns(AT_ONCE);
    countDown();
  }

  /** A chunk is about to be asked by {@code turn}. */
  protected final void begins(Turn turn) {
    synchronized (underWay) {
      underWay.add(turn);
    }
  }

  /** A chunk has ended, asked by {@code turn}; null if it was not asked for after all. */
  protected final void chunkEnded(@Nullable Turn turn) {
    if (turn != null) {
      renewThoseAfter(turn);
    }
    takeTurns(1);
    countDown();
  }

  private void renewThoseAfter(Turn turn) {
    synchronized (underWay) {
      int place = underWay.indexOf(turn);
      underWay.remove(place);
      underWay.subList(place, underWay.size()).forEach(Turn::waitsAnew);
    }
  }

  private void takeTurns(int more) {
    if (turns.getAndAdd(more) > 0) {
      return; // whoever is at it goes on
    }
    do {
      takeTurn();
    } while (turns.decrementAndGet() > 0);
  }

  private void takeTurn() {
    if (broken || next >= all.size()) {
      return;
    }
    int to = Math.min(next + SIZE, all.size());
    List<E> chunk = all.subList(next, to);
    next = to;
    try {
      ask(chunk);
    } catch (Throwable e) { // no stack, a scheduler that takes nothing
      broken = true;
      broke(e);
    }
  }

  private void countDown() {
    if (unended.decrementAndGet() == 0) {
      allEnded();
    }
  }
}
