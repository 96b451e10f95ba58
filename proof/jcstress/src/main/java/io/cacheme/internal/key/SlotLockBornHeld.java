package io.cacheme.internal.key;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A lock is found by another thread while who made it holds it: nobody else is inside meanwhile.
 */
@JCStressTest
@Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "not found yet")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "inside after its maker")
@Outcome(expect = Expect.FORBIDDEN, desc = "inside with its maker")
@State
public class SlotLockBornHeld {

  private volatile @Nullable StressSlotLock found;
  private int plain;

  @Actor
  public void makes() {
    StressSlotLock lock = new StressSlotLock();
    lock.heldFromBirth();
    found = lock;
    plain = 1;
    lock.release();
  }

  @Actor
  public void finds(I_Result result) {
    StressSlotLock lock = found;
    if (lock == null) {
      result.r1 = -1;
      return;
    }
    lock.lock();
    result.r1 = plain;
    lock.release();
  }
}
