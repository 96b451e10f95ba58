package io.cacheme.proof.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What has become of all requests. Safe for any number of threads; several loads may share one. */
public final class Tally {

  private static final int EXAMPLES = 5;

  private final Map<Fault, LongAdder> faults = new EnumMap<>(Fault.class);
  private final List<String> examples = new ArrayList<>();
  private final LongAdder requests = new LongAdder();
  private final LongAdder askedKeys = new LongAdder();
  private final LongAdder failedWrites = new LongAdder();
  private final AtomicLong underWay = new AtomicLong();
  private final AtomicLong lastFailed = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong lastWritten = new AtomicLong(Long.MIN_VALUE);
  private volatile Phase phase = new Phase("start", System.nanoTime(), null);

  /** What no answer may be. */
  public enum Fault {
    /** Of another key. */
    WRONG,
    /** No value, though the source has one. */
    MISSING,
    /** Older than what had been written, or the removal of which had succeeded, before the call. */
    STALE,
    /** Older than a write or a removal that had failed before the call. */
    STALE_AFTER_FAILURE,
    /** Not what was stored, but of no other key either. */
    DAMAGED,
    /** A failure that no storage may cause. */
    FAILED,
    /** A failure that shows a secret. */
    SHOWN
  }

  /** Nothing so far. */
  public Tally() {
    for (Fault fault : Fault.values()) {
      faults.put(fault, new LongAdder());
    }
  }

  /** What is to begin from now on belongs to {@code name}. */
  public synchronized void phase(String name) {
    phase = new Phase(name, System.nanoTime(), phase);
  }

  /** How many calls have not been answered yet. */
  public long underWay() {
    return underWay.get();
  }

  /** When the last of those writes was to begin that have failed. */
  public long lastFailedWrite() {
    return lastFailed.get();
  }

  /** When the last of those writes was to begin that have succeeded. */
  public long lastGoodWrite() {
    return lastWritten.get();
  }

  /** Waits until all is answered, but no longer than {@code nanos}. */
  public void awaitAnswers(long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    while (underWay() > 0 && System.nanoTime() - deadline < 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** All so far. */
  public LoadReport report() {
    Map<Fault, Long> found = new EnumMap<>(Fault.class);
    faults.forEach((fault, count) -> found.put(fault, count.sum()));
    Map<String, Latency> reads = new LinkedHashMap<>();
    Map<String, Latency> writes = new LinkedHashMap<>();
    Map<String, Duration> late = new LinkedHashMap<>();
    for (Phase each = phase; each != null; each = each.before) {
      reads.put(each.name, each.reads());
      writes.put(each.name, each.writes());
      late.put(each.name, each.latest());
    }
    synchronized (examples) {
      return new LoadReport(
          requests.sum(),
          askedKeys.sum(),
          underWay(),
          failedWrites.sum(),
          found,
          List.copyOf(examples),
          reads,
          writes,
          late);
    }
  }

  /** A request that was due then is begun now. */
  void begins(long due) {
    phaseOf(due).begunAfter(System.nanoTime() - due);
  }

  void asks(int keys) {
    requests.increment();
    askedKeys.add(keys);
    underWay.incrementAndGet();
  }

  void ends(Request request, long due) {
    phaseOf(due).took(request, System.nanoTime() - due);
    underWay.decrementAndGet();
  }

  private Phase phaseOf(long due) {
    Phase of = phase;
    while (of.before != null && due - of.since < 0) {
      of = of.before;
    }
    return of;
  }

  void written(long due) {
    lastWritten.accumulateAndGet(due, Math::max);
  }

  void failedToWrite(long due) {
    failedWrites.increment();
    lastFailed.accumulateAndGet(due, Math::max);
  }

  void found(Fault fault, String example) {
    LongAdder count = Objects.requireNonNull(faults.get(fault));
    count.increment();
    synchronized (examples) {
      if (count.sum() <= EXAMPLES) { // of each, or those of a frequent one would hide a rare one's
        examples.add(fault + ": " + example);
      }
    }
  }
}
