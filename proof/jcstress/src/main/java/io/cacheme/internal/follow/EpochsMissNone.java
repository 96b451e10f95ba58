package io.cacheme.internal.follow;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two messages of one key: a mark from before is outdated once one is told, and each counts, or a
 * mark from between the two would pass for current.
 */
@JCStressTest
@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "outdated, and both count")
@Outcome(expect = Expect.FORBIDDEN, desc = "a heap would go on with what was written since")
@State
public class EpochsMissNone {

  private static final String KEY = "k";

  private final Epochs epochs = new Epochs();

  @Actor
  public void message() {
    epochs.move(KEY);
  }

  @Actor
  public void otherMessage(II_Result result) {
    Mark mark = epochs.mark(KEY, 0);
    epochs.move(KEY);
    result.r1 = epochs.isCurrent(mark) ? 1 : 0;
  }

  @Arbiter
  public void after(II_Result result) {
    result.r2 = epochs.at(Epochs.stripe(KEY));
  }
}
