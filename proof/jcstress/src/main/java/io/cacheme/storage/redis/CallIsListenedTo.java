package io.cacheme.storage.redis;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A call is answered while its listener comes, who then cancels it: that is told once. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "told once")
@Outcome(expect = Expect.FORBIDDEN, desc = "never told, or twice")
@State
public class CallIsListenedTo {

  private final GetCall call = new GetCall("a");
  private final AtomicInteger told = new AtomicInteger();

  @Actor
  public void answers() {
    call.complete(null);
  }

  @Actor
  public void listensAndCancels() {
    call.listen((value, failure) -> told.incrementAndGet());
    call.cancel(false);
  }

  @Arbiter
  public void after(I_Result result) {
    result.r1 = told.get();
  }
}
