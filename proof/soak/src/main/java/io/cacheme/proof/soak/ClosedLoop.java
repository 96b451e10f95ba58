package io.cacheme.proof.soak;

import io.cacheme.proof.load.Asker;
import java.util.concurrent.Semaphore;

/** Asks as fast as it is answered, for so many at a time. */
final class ClosedLoop implements Runnable {

  private final Asker asker;
  private final Semaphore permits;
  private final Leaks leaks;

  ClosedLoop(Asker asker, int atATime, Leaks leaks) {
    this.asker = asker;
    this.permits = new Semaphore(atATime);
    this.leaks = leaks;
  }

  /** One request, once one of those before it has been answered. */
  @Override
  public void run() {
    permits.acquireUninterruptibly();
    leaks.ofRequest();
    var unused = asker.ask(System.nanoTime()).whenComplete((nothing, failure) -> permits.release());
  }
}
