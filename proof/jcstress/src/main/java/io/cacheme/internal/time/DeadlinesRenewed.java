package io.cacheme.internal.time;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A wait is renewed while the deadlines are looked at. It ends once, now or when its new time is
 * over; the one behind it, which is due, ends now.
 */
@JCStressTest
@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "it goes on, and ends later")
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "it had ended")
@Outcome(expect = Expect.FORBIDDEN, desc = "the one behind it was passed by, or one ended wrongly")
@State
public class DeadlinesRenewed {

  private static final long DUE = StressWait.TIMEOUT;

  private final Deadlines deadlines = new Deadlines(StressWait.TIMEOUT);
  private final StressWait renewed = StressWait.begun(deadlines, 0);
  private final StressWait behind = StressWait.begun(deadlines, 0);

  @Actor
  public void renews() {
    deadlines.renew(renewed, DUE);
  }

  @Actor
  public void deadline(III_Result result) {
    deadlines.expireDue(DUE);
    result.r1 = renewed.ended.get();
    result.r2 = behind.ended.get();
  }

  @Arbiter
  public void after(III_Result result) {
    deadlines.expireDue(DUE + StressWait.TIMEOUT);
    result.r3 = renewed.ended.get();
  }
}
