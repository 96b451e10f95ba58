package io.cacheme.internal.time;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Things that wait for an answer, all for at most the same time. Since each waits equally long they
 * stand in the order of their deadlines, so that a sweep looks only at those that are due.
 *
 * <p>They stand in blocks of {@value Block#SIZE} places, striped by thread. To add one takes the
 * next place, and to remove one empties its place: one atomic operation each, without a lock, and
 * without touching what waits beside it, which no cache of the processor has when ten thousand are
 * under way. Who empties the last place of a block drops the block.
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
    timed.begins(nowNanos);
    stripes[(int) Thread.currentThread().getId() & (STRIPES - 1)].add(timed);
  }

  /** Ends the wait of {@code timed}; false if it has ended before. True for exactly one caller. */
  public boolean remove(Timed timed) {
    Block block = timed.block;
    if (block == null || !block.remove(timed.place, timed)) {
      return false;
    }
    timed.block = null; // or who keeps it would keep the block
    return true;
  }

  /**
   * Begins the wait of {@code timed} anew, if it waits. It keeps its place, so that who removes it
   * meanwhile finds it.
   */
  public void renew(Timed timed, long nowNanos) {
    timed.beginsAnew(nowNanos);
  }

  /** When the oldest wait began, or {@link Long#MAX_VALUE} if nothing waits. */
  public long oldestStart(long nowNanos) {
    long longest = Long.MIN_VALUE;
    for (Stripe stripe : stripes) {
      longest = Math.max(longest, stripe.longestWait(nowNanos));
    }
    return longest == Long.MIN_VALUE ? Long.MAX_VALUE : nowNanos - longest;
  }

  /** Whether nothing waits. */
  public boolean isEmpty() {
    for (Stripe stripe : stripes) {
      if (stripe.longestWait(0) != Long.MIN_VALUE) {
        return false;
      }
    }
    return true;
  }

  /** How many blocks there are, to see that those that are empty are dropped. */
  int blocks() {
    int count = 0;
    for (Stripe stripe : stripes) {
      count += stripe.blocks().size();
    }
    return count;
  }

  /** Begins a wait anew that has lasted for longer than {@code nanos}. */
  public void renewAfter(Timed timed, long nanos, long nowNanos) {
    if (nowNanos - timed.startedNanos > nanos) {
      renew(timed, nowNanos);
    }
  }

  /** Begins those waits anew that are due and that {@code mayWaitOn} says may be. */
  public void putOffDue(long nowNanos, Predicate<? super Timed> mayWaitOn) {
    for (Stripe stripe : stripes) {
      stripe.visit(
          timed -> {
            boolean isDue = nowNanos - timed.startedNanos >= timeoutNanos;
            if (isDue && mayWaitOn.test(timed)) {
              renew(timed, nowNanos);
            }
            return isDue || timed.anew;
          });
    }
  }

  /** Ends the waits that are due, and calls their {@link Timed#expired}. */
  public void expireDue(long nowNanos) {
    expire(timed -> nowNanos - timed.startedNanos >= timeoutNanos);
  }

  /** Ends all waits, and calls their {@link Timed#expired}. */
  public void expireAll() {
    expire(timed -> true);
  }

  /** Lets all that wait take up what they could not end, see {@link Timed#resume}. */
  public void resumeAll() {
    for (Stripe stripe : stripes) {
      List<Timed> all = new ArrayList<>();
      stripe.visit(
          timed -> {
            all.add(timed);
            return true;
          });
      all.forEach(Timed::resume);
    }
  }

  private void expire(Predicate<Timed> due) {
    for (Stripe stripe : stripes) {
      List<Timed> ended = new ArrayList<>(0);
      stripe.visit(
          timed -> {
            boolean isDue = due.test(timed);
            if (isDue && remove(timed)) {
              ended.add(timed);
            }
            return isDue || timed.anew;
          });
      for (Timed timed : ended) {
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

    private static final AtomicLongFieldUpdater<Timed> STARTED =
        AtomicLongFieldUpdater.newUpdater(Timed.class, "startedNanos");

    private volatile @Nullable Block block;
    private int place;
    private volatile long startedNanos;

    /** Whether its wait began after it had taken its place, and others' behind it may be longer. */
    private volatile boolean anew;

    private void begins(long nowNanos) {
      STARTED.lazySet(this, nowNanos);
      if (anew) {
        anew = false;
      }
    }

    private void beginsAnew(long nowNanos) {
      anew = true; // first: who looks at those behind it looks at too many rather than too few
      startedNanos = nowNanos;
    }

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
      Block in = block;
      return in != null && in.places.get(place) == this;
    }
  }

  /** Blocks in a row, oldest first; the last one is being filled. */
  private static final class Stripe {

    private Block head;
    private volatile Block tail;

    Stripe() {
      Block first = new Block(this);
      head = first;
      tail = first;
    }

    void add(Timed timed) {
      Block last = tail;
      while (!last.add(timed)) {
        last = next(last);
      }
    }

    /** The block that follows {@code full}, or one after that. */
    private synchronized Block next(Block full) {
      if (tail == full) {
        Block fresh = new Block(this);
        fresh.previous = full;
        full.next = fresh;
        tail = fresh;
        if (full.isEmpty()) { // who emptied it left it, for it was the last
          drop(full);
        }
      }
      return tail;
    }

    /** All of {@code block} have been removed. */
    synchronized void emptied(Block block) {
      if (block != tail) { // which needs no other place
        drop(block);
      }
    }

    private void drop(Block block) {
      Block before = block.previous;
      Block after = block.next;
      if (after == null) { // it was dropped before
        return;
      }
      if (before == null) {
        head = after;
      } else {
        before.next = after;
      }
      after.previous = before;
      block.previous = null;
      block.next = null;
    }

    private synchronized List<Block> blocks() {
      List<Block> blocks = new ArrayList<>();
      for (Block block = head; block != null; block = block.next) {
        blocks.add(block);
      }
      return blocks;
    }

    /** For how long the one has waited that has waited longest; the least value if none waits. */
    long longestWait(long nowNanos) {
      AtomicLong longest = new AtomicLong(Long.MIN_VALUE);
      visit(
          timed -> {
            longest.set(Math.max(longest.get(), Math.max(nowNanos - timed.startedNanos, -1)));
            return timed.anew; // else all behind it have waited for less
          });
      return longest.get();
    }

    /** Shows {@code visitor} those that wait, oldest first, until it answers false. */
    void visit(Predicate<Timed> visitor) {
      for (Block block : blocks()) {
        for (int place = 0; place < Block.SIZE; place++) {
          Timed timed = block.places.get(place);
          if (timed != null && !visitor.test(timed)) {
            return;
          }
        }
      }
    }
  }

  /** Places, each of which is taken once. */
  private static final class Block {

    static final int SIZE = 64;

    private static final AtomicIntegerFieldUpdater<Block> TAKEN =
        AtomicIntegerFieldUpdater.newUpdater(Block.class, "taken");
    private static final AtomicIntegerFieldUpdater<Block> LEFT =
        AtomicIntegerFieldUpdater.newUpdater(Block.class, "left");

    final AtomicReferenceArray<@Nullable Timed> places = new AtomicReferenceArray<>(SIZE);
    private final Stripe stripe;

    private volatile int taken;

    /** How many places have not been emptied, or not even taken. */
    private volatile int left = SIZE;

    // guarded by the stripe
    private @Nullable Block previous;
    private @Nullable Block next;

    Block(Stripe stripe) {
      this.stripe = stripe;
    }

    /** False if there is no place. */
    boolean add(Timed timed) {
      if (taken >= SIZE) { // or those who come late would count on and on
        return false;
      }
      int place = TAKEN.getAndIncrement(this);
      if (place >= SIZE) {
        return false;
      }
      timed.place = place;
      timed.block = this;
      places.setRelease(place, timed);
      return true;
    }

    boolean remove(int place, Timed timed) {
      if (!places.compareAndSet(place, timed, null)) {
        return false;
      }
      try {
        if (LEFT.decrementAndGet(this) == 0) {
          stripe.emptied(this);
        }
      } catch (StackOverflowError e) {
        // the block stays: who has removed it must learn so, or nobody ends what waits
      }
      return true;
    }

    boolean isEmpty() {
      return left == 0;
    }
  }
}
