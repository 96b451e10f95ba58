package io.cacheme.internal.tier;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The breakers of one storage, one for each kind of calls. */
public final class Breakers {

  private final Breaker reads = new Breaker();
  private final Breaker puts = new Breaker();
  private final Breaker removals = new Breaker();
  private final Breaker messages = new Breaker();
  private final List<Breaker> all = List.of(reads, puts, removals, messages);

  /** Whether a call may be made now; where it may, it must report how it ended. */
  public boolean tryCall(Op op, long nowNanos) {
    return of(op).tryCall(nowNanos);
  }

  /** A call succeeded, and so nobody is silent. Answers whether that closed a breaker. */
  public boolean succeeded(Op op) {
    boolean closed = of(op).succeeded();
    closed |= reads.heard();
    closed |= puts.heard();
    closed |= removals.heard();
    closed |= messages.heard();
    return closed;
  }

  /** A call failed, which counts against those of its kind. */
  public void failed(Op op, long nowNanos) {
    of(op).failed(nowNanos);
  }

  /** A call was refused for its own sake. */
  public void refused(Op op) {
    of(op).refused();
  }

  /** A call failed that says nothing of others. Answers whether that closed a breaker. */
  public boolean answered(Op op) {
    if (!of(op).answered()) {
      return false;
    }
    succeeded(op);
    return true;
  }

  /** Nothing is known of the storage any more. */
  public void reset() {
    for (Breaker breaker : all) {
      breaker.reset();
    }
  }

  /** The whole storage is silent, or refuses us. */
  public void trip(long nowNanos, long atLeastNanos) {
    for (Breaker breaker : all) {
      breaker.trip(nowNanos, atLeastNanos);
    }
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
    for (Op op : Op.values()) {
      if (isOpen(op)) {
        open.add(op);
      }
    }
    return open;
  }

  /** Since when some kind of calls has not been made; {@code nowNanos} if all are. */
  public long openSince(long nowNanos) {
    long since = nowNanos;
    for (Breaker breaker : all) {
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
