package io.cacheme.proof.faults;

import io.cacheme.proof.load.Tally.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One fault of one family.
 *
 * @param name of the fault, a word
 * @param atStart whether it is there before the cache is
 * @param damages whether answers may be other than what was stored, or none, as where the network
 *     changes bytes, which no entry tells
 * @param silent whether it may be that no call fails for it; what it did is told then
 * @param options of the storage's URL, besides its family's
 * @param calls how many may be under way to the storage; more pass it by
 * @param patience how long the storage may take to serve again
 */
record Cell(
    String name,
    Trouble trouble,
    boolean atStart,
    boolean damages,
    boolean silent,
    Map<String, String> options,
    int calls,
    Duration patience) {

  /** A storage that was refused tries again every 30 s. */
  static final Duration AFTER_REFUSAL = Duration.ofSeconds(45);

  private static final int MANY = 262_144;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static Cell of(String name, Trouble trouble) {
    return new Cell(name, trouble, false, false, false, Map.of(), MANY, PATIENCE);
  }

  static Cell of(String name, Trouble.Step begin, Trouble.Step end) {
    return of(name, Trouble.of(begin, end));
  }

  /** Whether answers may be so. */
  boolean allows(Fault fault) {
    return damages && (fault == Fault.DAMAGED || fault == Fault.MISSING);
  }

  Cell thereAtStart() {
    return new Cell(name, trouble, true, damages, silent, options, calls, patience);
  }

  Cell thatDamages() {
    return new Cell(name, trouble, atStart, true, silent, options, calls, patience);
  }

  Cell thatMayBeSilent() {
    return new Cell(name, trouble, atStart, damages, true, options, calls, patience);
  }

  Cell with(String option, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new Cell(name, trouble, atStart, damages, silent, more, calls, patience);
  }

  Cell withCalls(int few) {
    return new Cell(name, trouble, atStart, damages, silent, options, few, patience);
  }

  Cell within(Duration longer) {
    return new Cell(name, trouble, atStart, damages, silent, options, calls, longer);
  }
}
