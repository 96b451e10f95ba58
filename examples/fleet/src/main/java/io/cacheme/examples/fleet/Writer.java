package io.cacheme.examples.fleet;

import io.cacheme.CachemeException;
import io.cacheme.Node;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Changes the source of the keys that are its process's own, and writes them to the cache. */
final class Writer implements Runnable {

  private static final long PAUSE_MILLIS = 10;

  /** One key in so many is written by who waits until no process can serve what was before. */
  private static final int EVERYWHERE = 32;

  private final Board board;
  private final int member;
  private final List<Shelf<?>> shelves;
  private final boolean everywhere;

  Writer(Board board, int member, List<Shelf<?>> shelves, boolean everywhere) {
    this.board = board;
    this.member = member;
    this.shelves = shelves;
    this.everywhere = everywhere;
  }

  @Override
  public void run() {
    while (true) {
      int key = key();
      if (board.ledger().owner(key) == member && (key / 3 % EVERYWHERE == 0) == everywhere) {
        write(key, shelves.get(key % shelves.size()));
        pause();
      }
    }
  }

  private int key() {
    return ThreadLocalRandom.current().nextInt(board.ledger().keys());
  }

  private void write(int key, Shelf<?> shelf) {
    long version = board.ledger().change(key);
    long since = System.nanoTime();
    long failovers = board.ledger().failovers();
    try {
      if (ThreadLocalRandom.current().nextInt(10) == 0) {
        refresh(key, shelf); // succeeds whether or not it was kept, so that nothing is promised
        return;
      }
      if (!board.sabotage().leavesOut(failovers)) {
        write(key, version, shelf);
      }
      long now = System.nanoTime();
      // what no process can serve any more is promised at once
      long counts = everywhere ? now - Shelf.LEASE_NANOS : now;
      boolean risked = !board.ledger().acknowledged(key, version, since, failovers, counts);
      board.counts().add(member, Count.WRITES, 1);
      board.counts().add(member, Count.RISKED, risked ? 1 : 0);
    } catch (CachemeException e) { // nobody was told that it succeeded
      board.counts().add(member, Count.FAILED_WRITES, 1);
    }
  }

  private <N extends Node<Long>> void write(int key, long version, Shelf<N> shelf) {
    N node = shelf.node().apply(key);
    boolean puts = ThreadLocalRandom.current().nextInt(4) == 0;
    if (everywhere && puts) {
      shelf.cache().putEverywhere(node, version);
    } else if (everywhere) {
      shelf.cache().invalidateEverywhere(node);
    } else if (puts) {
      shelf.cache().put(node, version);
    } else {
      shelf.cache().invalidate(node);
    }
  }

  private static <N extends Node<Long>> void refresh(int key, Shelf<N> shelf) {
    shelf.cache().refresh(shelf.node().apply(key));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
