package io.cacheme.storage.redis;

import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The calls that any threads submit and one event loop takes, without a lock, and the count of
 * those that are unanswered.
 *
 * <p>Calls are numbered as they are stacked, and what is on top tells how many there have ever
 * been, also once they are taken. The event loop alone counts those that are settled: answered, or
 * not to be answered any more. So a call is counted exactly once from being stacked to being
 * settled, whichever thread looks, and that costs no atomic operation but the one that stacks it.
 */
final class CallStack {

  private final int mostUnanswered;
  private final AtomicReference<Numbered> top = new AtomicReference<>(new Taken(0));
  private final AtomicLong settled = new AtomicLong(); // written by the event loop only
  private long taken; // of the event loop

  CallStack(int mostUnanswered) {
    this.mostUnanswered = mostUnanswered;
  }

  /** What lies on top. */
  sealed interface Numbered permits RedisCall, Taken {

    /** How many calls have been submitted up to this one. */
    long number();
  }

  /** All is taken. A fresh one each time, so that a top seen again is one that nobody replaced. */
  private record Taken(long number) implements Numbered {}

  /** What became of a call. */
  enum Pushed {
    /** It is the first: the event loop is to be told. */
    FIRST,
    BEHIND_OTHERS,
    /** As many as may be are unanswered. */
    REFUSED
  }

  /** Stacks {@code call} unless too many are unanswered. */
  Pushed push(RedisCall<?> call) {
    while (true) {
      Numbered before = top(); // before `settled`: a refusal must be true at that moment
      if (before.number() - settled.getAcquire() >= mostUnanswered) {
        if (isTop(before)) {
          return Pushed.REFUSED;
        }
      } else if (stack(call, call, before)) {
        return pushedOn(before);
      }
    }
  }

  /** Stacks {@code call}, and {@code following} if it is another, also beyond the bound. */
  Pushed pushAlways(RedisCall<?> call, RedisCall<?> following) {
    while (true) {
      Numbered before = top();
      if (stack(call, following, before)) {
        return pushedOn(before);
      }
    }
  }

  /** All that is stacked, the first first. */
  @Nullable RedisCall<?> take() {
    Numbered before = top();
    while (before instanceof RedisCall<?> call) {
      if (top.compareAndSet(before, new Taken(call.number()))) {
        taken = call.number();
        return inOrder(call);
      }
      before = top();
    }
    return null;
  }

  /** Of the calls that were taken, {@code left} are not settled. */
  void left(int left) {
    settled.setRelease(taken - left);
  }

  private Numbered top() {
    return Objects.requireNonNull(top.get());
  }

  /**
   * Whether {@code before} has not been taken since its number was read: a call that is redirected
   * is stacked on another connection, and then has a number of that one.
   */
  private boolean isTop(Numbered before) {
    VarHandle.loadLoadFence(); // the number is a plain field: it is to be read before this
    return top() == before;
  }

  private boolean stack(RedisCall<?> lowest, RedisCall<?> highest, Numbered before) {
    lowest.stackOn(before);
    if (highest != lowest) {
      highest.stackOn(lowest);
    }
    return top.compareAndSet(before, highest);
  }

  private static Pushed pushedOn(Numbered before) {
    return before instanceof Taken ? Pushed.FIRST : Pushed.BEHIND_OTHERS;
  }

  private static RedisCall<?> inOrder(RedisCall<?> top) {
    RedisCall<?> call = top;
    RedisCall<?> reversed = null;
    while (call != null) {
      RedisCall<?> next = call.next;
      call.next = reversed;
      reversed = call;
      call = next;
    }
    return reversed == null ? top : reversed;
  }
}
