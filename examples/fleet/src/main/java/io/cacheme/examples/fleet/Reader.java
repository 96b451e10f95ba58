package io.cacheme.examples.fleet;

import io.cacheme.CachemeException;
import io.cacheme.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Reads keys of all kinds, one and many at a time. */
final class Reader implements Runnable {

  private static final int MANY = 32;

  private final Board board;
  private final int member;
  private final Judge judge;
  private final List<Shelf<?>> shelves;

  Reader(Board board, int member, Judge judge, List<Shelf<?>> shelves) {
    this.board = board;
    this.member = member;
    this.judge = judge;
    this.shelves = shelves;
  }

  @Override
  public void run() {
    while (true) {
      try {
        read(shelves.get(ThreadLocalRandom.current().nextInt(shelves.size())));
      } catch (CachemeException e) {
        board.counts().add(member, Count.FAILED_CALLS, 1);
      }
    }
  }

  private <N extends Node<Long>> void read(Shelf<N> shelf) {
    switch (ThreadLocalRandom.current().nextInt(4)) {
      case 0 -> {
        Judge.Claim claim = judge.claim(key(shelf), shelf);
        judge.answered(claim, shelf.cache().getIfPresent(shelf.node().apply(claim.key())));
      }
      case 1 -> readMany(shelf);
      default -> {
        Judge.Claim claim = judge.claim(key(shelf), shelf);
        judge.answered(claim, shelf.cache().get(shelf.node().apply(claim.key())));
      }
    }
  }

  private <N extends Node<Long>> void readMany(Shelf<N> shelf) {
    List<Judge.Claim> claims = new ArrayList<>();
    List<N> nodes = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      int key = key(shelf);
      claims.add(judge.claim(key, shelf));
      nodes.add(shelf.node().apply(key));
    }
    Map<N, Long> answers = shelf.cache().getAll(nodes);
    for (int i = 0; i < MANY; i++) {
      judge.answered(claims.get(i), answers.get(nodes.get(i)));
    }
  }

  /** A key of {@code shelf}: half of the time one of a few that all are fond of. */
  private int key(Shelf<?> shelf) {
    int keys = board.ledger().keys();
    int of = ThreadLocalRandom.current().nextBoolean() ? keys / 16 : keys;
    int key = ThreadLocalRandom.current().nextInt(of);
    return key - key % shelves.size() + shelves.indexOf(shelf);
  }
}
