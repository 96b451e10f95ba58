package io.cacheme.examples.fleet;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Lets one fault after another happen. */
final class Troubles implements Runnable {

  /** After a fault of the servers all are connected again, and leases of before have run out. */
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(5);

  /**
   * Until a process gives up connections that carry nothing, and takes the server for a good one.
   */
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final FleetOptions options;
  private final List<Fault> faults;
  private final Stage stage;
  private final Members members;
  private final Board board;
  private final AtomicLong lostWrites = new AtomicLong();
  private String said = "";
  private @Nullable Exception failure;

  Troubles(FleetOptions options, Stage stage, Members members, Board board) {
    this.options = options;
    this.faults = options.faultsOn(stage);
    this.stage = stage;
    this.members = members;
    this.board = board;
  }

  @Override
  public void run() {
    try {
      for (int number = 0; !faults.isEmpty(); number++) {
        TimeUnit.SECONDS.sleep(options.every());
        happen(faults.get(number % faults.size()), number % options.processes());
      }
    } catch (InterruptedException e) { // it is over
      return;
    } catch (Exception e) {
      failed(e);
    }
  }

  /** How many writes were taken by a master that had lost its place, and by no other. */
  long lostWrites() {
    return lostWrites.get();
  }

  /** What has happened since it was last asked for. */
  synchronized String said() throws Exception {
    if (failure != null) {
      throw failure;
    }
    String what = said;
    said = "";
    return what;
  }

  private void happen(Fault fault, int member) throws Exception {
    switch (fault) {
      case KILL -> {
        say("kill of process " + member);
        members.kill(member);
      }
      case STOP -> {
        say("stop of process " + member);
        members.stop(member);
      }
      default -> {
        say(
            fault
                + " of "
                + options.storage()
                + (fault == Fault.HALF_OPEN ? " for process " + member : ""));
        disturb(fault, member);
      }
    }
  }

  private void disturb(Fault fault, int member) throws InterruptedException {
    long since = System.nanoTime();
    try {
      if (fault == Fault.FAILOVER) {
        failOver();
      } else {
        stage.happen(fault, member);
      }
    } finally {
      long settles =
          fault == Fault.HALF_OPEN || fault == Fault.OUTAGE ? SILENCE_NANOS : SETTLED_NANOS;
      board.cold().disturbed(since, System.nanoTime() + settles);
    }
  }

  private void failOver() {
    board.ledger().failoverBegins();
    List<LostWrite> lost = stage.failOver();
    board.ledger().failoverEnds(lost);
    say(lost.size() + " writes were taken by the old master alone");
    lostWrites.addAndGet(lost.size());
  }

  private synchronized void say(String what) {
    said = said.isEmpty() ? what : said + ", " + what;
  }

  private synchronized void failed(Exception e) {
    failure = e;
  }
}
