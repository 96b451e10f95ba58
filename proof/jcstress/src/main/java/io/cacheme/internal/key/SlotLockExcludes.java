package io.cacheme.internal.key;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two change a plain field under the lock, one of them twice over: no change is lost. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "one after the other")
@Outcome(expect = Expect.FORBIDDEN, desc = "both were inside")
@State
public class SlotLockExcludes {

  private final StressSlotLock lock = new StressSlotLock();
  private int plain;

  @Actor
  public void one() {
    lock.lock();
    plain++;
    lock.release();
  }

  @Actor
  public void nested() {
    lock.lock();
    lock.lock();
    plain++;
    lock.release();
    lock.release();
  }

  @Arbiter
  public void after(I_Result result) {
    result.r1 = plain;
  }
}
