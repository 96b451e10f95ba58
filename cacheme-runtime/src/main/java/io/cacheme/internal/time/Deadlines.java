package io.cacheme.internal.time;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Things that wait for an answer, all for at most the same time. Since each waits equally long they
 * stand in the order of their deadlines, so that adding and removing one is a few pointer writes
 * and a sweep looks only at those that are due. Striped by thread, so that the order holds within a
 * stripe.
 */
public final class Deadlines {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");
  private static final int STRIPES = 8;

  private final long timeoutNanos;
  private final Stripe[] stripes = new Stripe[STRIPES];

  /** Things that wait for at most {@code timeoutNanos}. */
  public Deadlines(long timeoutNanos) {
    this.timeoutNanos = timeoutNanos;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  /** Begins the wait of {@code timed}, which waits nowhere. */
  public void add(Timed timed, long nowNanos) {
    Stripe stripe = stripes[(int) Thread.currentThread().getId() & (STRIPES - 1)];
    timed.startedNanos = nowNanos;
    stripe.link(timed);
  }

  /** Ends the wait of {@code timed}; false if it has ended before. True for exactly one caller. */
  public boolean remove(Timed timed) {
    Stripe stripe = timed.stripe;
    return stripe != null && stripe.unlink(timed);
  }

  /** Begins the wait of {@code timed} anew, if it waits. */
  public void renew(Timed timed, long nowNanos) {
    Stripe stripe = timed.stripe;
    if (stripe != null) {
      stripe.renew(timed, nowNanos);
    }
  }

  /** When the oldest wait began, or {@link Long#MAX_VALUE} if nothing waits. */
  public long oldestStart(long nowNanos) {
    long longest = Long.MIN_VALUE;
    for (Stripe stripe : stripes) {
      longest = Math.max(longest, stripe.headAge(nowNanos));
    }
    return longest == Long.MIN_VALUE ? Long.MAX_VALUE : nowNanos - longest;
  }

  /** Whether nothing waits. */
  public boolean isEmpty() {
    for (Stripe stripe : stripes) {
      if (stripe.headAge(0) != Long.MIN_VALUE) {
        return false;
      }
    }
    return true;
  }

  /** Ends the waits that are due, and calls their {@link Timed#expired}. */
  public void expireDue(long nowNanos) {
    expire(nowNanos, timeoutNanos);
  }

  /** Ends all waits, and calls their {@link Timed#expired}. */
  public void expireAll() {
    expire(0, Long.MIN_VALUE);
  }

  /** Lets all that wait take up what they could not end, see {@link Timed#resume}. */
  public void resumeAll() {
    for (Stripe stripe : stripes) {
      stripe.all().forEach(Timed::resume);
    }
  }

  private void expire(long nowNanos, long minAge) {
    for (Stripe stripe : stripes) {
      for (Timed timed : stripe.unlinkOlder(nowNanos, minAge)) {
        try {
          timed.expired();
        } catch (Throwable e) { // the others end all the same
          LOG.log(System.Logger.Level.ERROR, "the cache failed to end what was late", e);
        }
      }
    }
  }

  /** Something that waits. */
  public abstract static class Timed {

    private @Nullable Timed previous;
    private @Nullable Timed next;
    private volatile @Nullable Stripe stripe;
    private long startedNanos;

    /** Its time is over; called once, outside of any lock, by the sweeping thread. */
    protected abstract void expired();

    /**
     * There was no stack left somewhere: whatever this has to do and did not, it does now. Called
     * outside of any lock, by the sweeping thread.
     */
    protected void resume() {
      // nothing, unless there is something
    }

    /** When its wait began, by a clock that may be some milliseconds late. */
    protected final long startedNanos() {
      return startedNanos;
    }

    /** Whether it still waits. */
    protected final boolean isWaiting() {
      return stripe != null;
    }
  }

  /** One list, oldest first. */
  private static final class Stripe {

    private @Nullable Timed head;
    private @Nullable Timed tail;

    synchronized void link(Timed timed) {
      timed.stripe = this;
      append(timed);
    }

    private void append(Timed timed) {
      timed.previous = tail;
      timed.next = null;
      if (tail == null) {
        head = timed;
      } else {
        tail.next = timed;
      }
      tail = timed;
    }

    synchronized boolean unlink(Timed timed) {
      if (timed.stripe != this) {
        return false;
      }
      detach(timed);
      timed.stripe = null;
      return true;
    }

    /** Who removes it meanwhile must find that it waits, so it never leaves the stripe. */
    synchronized void renew(Timed timed, long nowNanos) {
      if (timed.stripe == this) {
        detach(timed);
        timed.startedNanos = nowNanos;
        append(timed);
      }
    }

    private void detach(Timed timed) {
      Timed before = timed.previous;
      Timed after = timed.next;
      if (before == null) {
        head = after;
      } else {
        before.next = after;
      }
      if (after == null) {
        tail = before;
      } else {
        after.previous = before;
      }
      timed.previous = null;
      timed.next = null;
    }

    synchronized long headAge(long nowNanos) {
      return head == null ? Long.MIN_VALUE : Math.max(nowNanos - head.startedNanos, -1);
    }

    synchronized List<Timed> all() {
      List<Timed> all = new ArrayList<>();
      for (Timed timed = head; timed != null; timed = timed.next) {
        all.add(timed);
      }
      return all;
    }

    synchronized List<Timed> unlinkOlder(long nowNanos, long minAge) {
      List<Timed> due = List.of();
      while (head != null && (minAge == Long.MIN_VALUE || nowNanos - head.startedNanos >= minAge)) {
        if (due.isEmpty()) {
          due = new ArrayList<>();
        }
        due.add(head);
        unlink(head);
      }
      return due;
    }
  }
}
