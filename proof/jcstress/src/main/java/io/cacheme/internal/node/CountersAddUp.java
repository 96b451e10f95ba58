package io.cacheme.internal.node;

import io.cacheme.internal.tier.Tellers;
import io.cacheme.stats.CacheStats;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** Two flights end while the counters are looked at: nothing is lost, and requests are both. */
@JCStressTest
@Outcome(id = "1, 3, 2, 5", expect = Expect.ACCEPTABLE, desc = "all of them")
@Outcome(expect = Expect.FORBIDDEN, desc = "a request was lost, or is neither hit nor miss")
@State
public class CountersAddUp {

  private static final Chain<String> NO_TIERS =
      new Chain<>(List.of(), null, null, Tellers.NONE, null);

  private final Counters counters = new Counters();

  @Actor
  public void hits() {
    counters.answered(true, 1);
    counters.answered(false, 1);
  }

  @Actor
  public void misses(IIII_Result result) {
    counters.answered(true, 2);
    CacheStats seen = counters.snapshot(NO_TIERS);
    result.r1 = seen.requestCount() == seen.hitCount() + seen.missCount() ? 1 : 0;
    counters.answered(false, 1);
  }

  @Arbiter
  public void after(IIII_Result result) {
    CacheStats all = counters.snapshot(NO_TIERS);
    result.r2 = (int) all.hitCount();
    result.r3 = (int) all.missCount();
    result.r4 = (int) all.requestCount();
  }
}
