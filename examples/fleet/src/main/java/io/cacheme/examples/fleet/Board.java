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
 * @param sabotage which writes are left out
 */
record Board(Ledger ledger, Counts counts, ColdKeys cold, Told told, Sabotage sabotage) {

  private static final int HEAD = 5;

  /** A new one in {@code file}. */
  static Board create(Path file, FleetOptions options) throws IOException {
    SharedLongs head = SharedLongs.open(file, HEAD);
    head.set(0, options.keys());
    head.set(1, options.processes());
    head.set(2, ColdKeys.rounds(options.seconds()));
    head.set(3, System.nanoTime());
    head.set(4, options.sabotage().number());
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
        new Told(longs, told),
        Sabotage.of(head.get(4)));
  }
}
