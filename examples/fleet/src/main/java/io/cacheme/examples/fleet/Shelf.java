package io.cacheme.examples.fleet;

import io.cacheme.Cacheme;
import io.cacheme.Node;
import io.cacheme.SyncNodeCache;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of one node.
 *
 * @param name what they are called
 * @param cache their cache
 * @param node makes a node of a key
 * @param nanos for how long a process may go on answering what another has made invalid
 */
record Shelf<N extends Node<Long>>(
    String name, SyncNodeCache<N, Long> cache, IntFunction<N> node, long nanos) {

  /** How long a heap may serve what it was not told of, and how late clocks may be. */
  static final long LEASE_NANOS = Duration.ofSeconds(2).plusMillis(200).toNanos();

  /**
   * Without a heap a process is told nothing, so that who asks may join a load of the same process
   * from before the write, until its value was written: that takes 5 s at most, by default.
   */
  private static final long LOAD_NANOS = Duration.ofSeconds(6).toNanos();

  private static final Pattern TEXT = Pattern.compile("\\b(?:price|stock|seat):(\\d+)");

  /** The number in the text that a storage has for a key; none in one that is not of a shelf. */
  static OptionalInt key(String text) {
    Matcher found = TEXT.matcher(text);
    return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
  }

  static List<Shelf<?>> all(Cacheme cacheme, Ledger ledger) {
    return List.of(
        new Shelf<>(
            "price",
            PriceCache.create(cacheme, ledger).asNodeCache().sync(),
            Price::new,
            LEASE_NANOS),
        new Shelf<>(
            "stock",
            StockCache.create(cacheme, ledger).asNodeCache().sync(),
            Stock::new,
            LOAD_NANOS),
        new Shelf<>(
            "seat",
            SeatCache.create(cacheme, ledger).asNodeCache().sync(),
            Seat::new,
            LEASE_NANOS));
  }
}
