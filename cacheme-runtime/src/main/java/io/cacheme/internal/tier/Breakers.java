package io.cacheme.internal.tier;

import io.cacheme.internal.events.FlightRecorder;
import java.util.EnumSet;
import java.util.Set;

/** The breakers of one storage, one for each kind of calls. */
public final class Breakers {

  private static final Op[] ALL = Op.values();

  private final String storage;
  private final Breaker reads = new Breaker();
  private final Breaker puts = new Breaker();
  private final Breaker removals = new Breaker();
  private final Breaker messages = new Breaker();

  /** Those of the storage of that name. */
  public Breakers(String storage) {
    this.storage = storage;
  }

  /** Whether a call may be made now; where it may, it must report how it ended. */
  public boolean tryCall(Op op, long nowNanos) {
    return of(op).tryCall(nowNanos);
  }

  /** A call succeeded, and so nobody is silent. Answers whether that closed a breaker. */
  public boolean succeeded(Op op) {
    boolean closed = closed(op, of(op).succeeded());
    closed |= closed(Op.READ, reads.heard());
    closed |= closed(Op.PUT, puts.heard());
    closed |= closed(Op.REMOVE, removals.heard());
    closed |= closed(Op.MESSAGE, messages.heard());
    return closed;
  }

  /** A call failed, which counts against those of its kind. */
  public void failed(Op op, long nowNanos) {
    if (of(op).failed(nowNanos)) {
      tell(op, true);
    }
  }

  /** A call was refused for its own sake. */
  public void refused(Op op) {
    of(op).refused();
  }

  /** A call failed that says nothing of others. Answers whether that closed a breaker. */
  public boolean answered(Op op) {
    if (!closed(op, of(op).answered())) {
      return false;
    }
    succeeded(op);
    return true;
  }

  /** There is reason to think that the storage serves again. */
  public void testSoon(long nowNanos) {
    for (Op op : ALL) {
      of(op).testSoon(nowNanos);
    }
  }

  /** Nothing is known of the storage any more. */
  public void reset() {
    for (Op op : ALL) {
      boolean wasOpen = isOpen(op);
      of(op).reset();
      closed(op, wasOpen);
    }
  }

  /** The whole storage is silent, or refuses us. */
  public void trip(long nowNanos, long atLeastNanos) {
    for (Op op : ALL) {
      if (of(op).trip(nowNanos, atLeastNanos)) {
        tell(op, true);
      }
    }
  }

  private boolean closed(Op op, boolean was) {
    if (was) {
      tell(op, false);
    }
    return was;
  }

  private void tell(Op op, boolean open) {
    FlightRecorder.breaker(storage, op.operation(), open);
  }

  public boolean isOpen(Op op) {
    return of(op).isOpen();
  }

  /** Whether some kind of calls is not made at present. */
  public boolean isAnyOpen() {
    return reads.isOpen() || puts.isOpen() || removals.isOpen() || messages.isOpen();
  }

  /** The kinds of calls that are not made at present. */
  public Set<Op> open() {
    Set<Op> open = EnumSet.noneOf(Op.class);
    for (Op op : ALL) {
      if (isOpen(op)) {
        open.add(op);
      }
    }
    return open;
  }

  /** Since when some kind of calls has not been made; {@code nowNanos} if all are. */
  public long openSince(long nowNanos) {
    long since = nowNanos;
    for (Op op : ALL) {
      Breaker breaker = of(op);
      if (breaker.isOpen() && breaker.openSince() - since < 0) {
        since = breaker.openSince();
      }
    }
    return since;
  }

  private Breaker of(Op op) {
    return switch (op) {
      case READ -> reads;
      case PUT -> puts;
      case REMOVE -> removals;
      case MESSAGE -> messages;
    };
  }
}
