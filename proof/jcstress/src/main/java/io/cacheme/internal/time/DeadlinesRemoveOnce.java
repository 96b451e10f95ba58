package io.cacheme.internal.time;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two end the same wait, by an answer and by the deadline: exactly one does. */
@JCStressTest
@Outcome(id = "1, 0, 0", expect = Expect.ACCEPTABLE, desc = "the answer was first")
@Outcome(id = "0, 1, 0", expect = Expect.ACCEPTABLE, desc = "the deadline was first")
@Outcome(expect = Expect.FORBIDDEN, desc = "ended twice, or never, or still on the list")
@State
public class DeadlinesRemoveOnce {

  private final Deadlines deadlines = new Deadlines(StressWait.TIMEOUT);
  private final StressWait wait = StressWait.begun(deadlines, 0);

  @Actor
  public void answers(III_Result result) {
    result.r1 = deadlines.remove(wait) ? 1 : 0;
  }

  @Actor
  public void deadline() {
    deadlines.expireAll();
  }

  @Arbiter
  public void after(III_Result result) {
    result.r2 = wait.ended.get();
    result.r3 = deadlines.isEmpty() ? 0 : 1;
  }
}
