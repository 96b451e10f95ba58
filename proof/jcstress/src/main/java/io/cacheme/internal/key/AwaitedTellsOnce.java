package io.cacheme.internal.key;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads tell all who wait, as an answer and a deadline may: each is told once. */
@JCStressTest
@org.openjdk.jcstress.annotations.Outcome(
    id = "1, 1, 1",
    expect = Expect.ACCEPTABLE,
    desc = "each once")
@org.openjdk.jcstress.annotations.Outcome(
    expect = Expect.FORBIDDEN,
    desc = "one was told twice, or never")
@State
public class AwaitedTellsOnce {

  private final Waits waits = new Waits();
  private final Told first = new Told();
  private final Told second = new Told();
  private final Told third = new Told();

  public AwaitedTellsOnce() {
    waits.add(first);
    waits.add(second);
    waits.add(third);
  }

  @Actor
  public void answer() {
    waits.tellAll(Outcome.nothing());
  }

  @Actor
  public void deadline() {
    waits.tellAll(Outcome.nothing());
  }

  @Arbiter
  public void after(III_Result result) {
    result.r1 = first.times;
    result.r2 = second.times;
    result.r3 = third.times;
  }

  private static final class Waits extends Awaited<String> {

    @Override
    protected void expired() {
      throw new IllegalStateException("it is on no list");
    }
  }

  private static final class Told implements Waiter<String> {

    private int times;
    private @Nullable Waiter<String> next;

    @Override
    public synchronized void answered(Outcome<String> outcome, boolean coalesced) {
      times++;
    }

    @Override
    public @Nullable Waiter<String> nextWaiter() {
      return next;
    }

    @Override
    public void nextWaiter(@Nullable Waiter<String> waiter) {
      next = waiter;
    }
  }
}
