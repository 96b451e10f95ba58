package io.cacheme.examples.fleet;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What all processes know without the cache. Times are those of {@link System#nanoTime}, which on
 * one Linux machine is one clock.
 *
 * @param ledger the source, and which of its versions were written with success
 * @param counts what each process counts
 * @param cold keys that nobody has asked for before
 * @param told how soon the others are told
 */
record Board(Ledger ledger, Counts counts, ColdKeys cold, Told told) {

  private static final int HEAD = 4;

  /** A new one in {@code file}. */
  static Board create(Path file, int keys, int members, int seconds) throws IOException {
    SharedLongs head = SharedLongs.open(file, HEAD);
    head.set(0, keys);
    head.set(1, members);
    head.set(2, ColdKeys.rounds(seconds));
    head.set(3, System.nanoTime());
    return open(file);
  }

  /** That which another process has made in {@code file}. */
  static Board open(Path file) throws IOException {
    SharedLongs head = SharedLongs.open(file, HEAD);
    int keys = (int) head.get(0);
    int members = (int) head.get(1);
    int rounds = (int) head.get(2);
    int counts = HEAD + Ledger.size(keys);
    int cold = counts + Counts.size(members);
    int told = cold + ColdKeys.size(members, rounds);
    SharedLongs longs = SharedLongs.open(file, told + Told.SIZE);
    return new Board(
        new Ledger(longs, HEAD, keys, members),
        new Counts(longs, counts, members),
        new ColdKeys(longs, cold, members, rounds, head.get(3)),
        new Told(longs, told));
  }
}
