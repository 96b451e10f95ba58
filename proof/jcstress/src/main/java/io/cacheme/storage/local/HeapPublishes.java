package io.cacheme.storage.local;

import io.cacheme.codec.Entry;
import io.cacheme.internal.tier.HeapEntry;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two put, and one of them reads what the other puts: it finds nothing, or all of the entry, its
 * value's plain fields included; and both are kept.
 */
@JCStressTest
@Outcome(id = "-1, 2", expect = Expect.ACCEPTABLE, desc = "not there yet")
@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "all of it")
@Outcome(expect = Expect.FORBIDDEN, desc = "a part of an entry, or one is lost")
@State
public class HeapPublishes {

  private static final long TTL = 1_000;
  private static final long NOW = 5;

  private final LruStripe heap = new LruStripe(8, held -> 1, null);

  @Actor
  public void puts() {
    heap.put("a", Held.of(entry(), TTL, NOW), NOW);
  }

  @Actor
  public void reads(II_Result result) {
    heap.put("b", Held.of(entry(), TTL, NOW), NOW);
    Object found = heap.get("a", NOW);
    result.r1 = found instanceof HeapEntry<?> entry ? missing(entry) : -1;
  }

  @Arbiter
  public void after(II_Result result) {
    result.r2 = (heap.get("a", NOW) == null ? 0 : 1) + (heap.get("b", NOW) == null ? 0 : 1);
  }

  private static HeapEntry<Box> entry() {
    return HeapEntry.of(new Entry<>(new Box(), false, 5, Entry.NEVER));
  }

  /** What of {@code entry} is not seen, a bit each. */
  private static int missing(HeapEntry<?> entry) {
    boolean value = entry.value() instanceof Box box && box.plain == 7;
    return (value ? 0 : 1)
        + (entry.loadedAt() == 5 ? 0 : 2)
        + (entry.expiresAtNanos() == 0 ? 4 : 0);
  }

  private static final class Box {
    private int plain;

    Box() {
      plain = 7;
    }
  }
}
