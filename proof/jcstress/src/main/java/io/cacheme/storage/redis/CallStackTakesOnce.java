package io.cacheme.storage.redis;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two submit, one of them on the event loop, which then takes: each call is taken once, and both
 * are counted.
 */
@JCStressTest
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "both, once")
@Outcome(expect = Expect.FORBIDDEN, desc = "one was lost, or taken twice, or counted wrongly")
@State
public class CallStackTakesOnce {

  private static final int MANY = 8;

  private final CallStack stack = new CallStack(MANY);
  private int taken;

  @Actor
  public void submits() {
    stack.push(new GetCall("a"));
  }

  @Actor
  public void submitsAndTakes() {
    stack.push(new GetCall("b"));
    taken = count(stack.take());
  }

  @Arbiter
  public void after(II_Result result) {
    result.r1 = taken + count(stack.take());
    GetCall next = new GetCall("c");
    stack.push(next);
    result.r2 = (int) next.number() - 1;
  }

  private static int count(@Nullable RedisCall<?> first) {
    int calls = 0;
    for (RedisCall<?> call = first; call != null; call = call.next) {
      calls++;
    }
    return calls;
  }
}
