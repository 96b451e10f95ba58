package io.cacheme.storage.redis;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A call is submitted while the one on top is taken, answered by a redirection, and submitted to
 * another connection, which has counted many: the other's count is none of this one.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "taken")
@Outcome(expect = Expect.FORBIDDEN, desc = "refused, though one of eight is unanswered")
@State
public class CallStackRefusesNone {

  private static final int MANY = 8;

  private final CallStack stack = new CallStack(MANY);
  private final CallStack other = new CallStack(Integer.MAX_VALUE);
  private final GetCall redirected = new GetCall("a");

  public CallStackRefusesNone() {
    stack.push(redirected);
    for (int i = 0; i < 2 * MANY; i++) {
      other.push(new GetCall("b"));
    }
  }

  @Actor
  public void submits(I_Result result) {
    result.r1 = stack.push(new GetCall("c")) == CallStack.Pushed.REFUSED ? 0 : 1;
  }

  @Actor
  public void eventLoop() {
    stack.take();
    stack.left(0);
    other.push(redirected);
  }
}
