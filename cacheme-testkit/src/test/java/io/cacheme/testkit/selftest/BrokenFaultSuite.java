package io.cacheme.testkit.selftest;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.ExpectedFailures;
import io.cacheme.testkit.FaultSettings;
import io.cacheme.testkit.KillableServer;
import io.cacheme.testkit.KilledData;
import io.cacheme.testkit.RemoteStorageFaultContract;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** The suite, on a storage with one defect. Not run by itself, but by {@link #run}. */
class BrokenFaultSuite extends RemoteStorageFaultContract {

  static final ShelfServer SERVER = new ShelfServer();

  /** JUnit makes the suite's instances, on the thread that runs it. */
  private static final ThreadLocal<ShelfDefect> DEFECT = new ThreadLocal<>();

  private final ShelfDefect defect = DEFECT.get();

  /** Runs those cases that must fail; where there are none, all. */
  static SuiteRun run(ShelfDefect defect) {
    DEFECT.set(defect);
    SERVER.restart();
    try {
      return defect.fails().isEmpty()
          ? SuiteRun.of(BrokenFaultSuite.class)
          : SuiteRun.of(BrokenFaultSuite.class, defect.fails());
    } finally {
      DEFECT.remove();
    }
  }

  @Override
  protected KillableServer server() {
    return SERVER;
  }

  @Override
  protected RemoteStorage create(FaultSettings settings) {
    return new ShelfStorage(settings, defect);
  }

  @Override
  protected ExpectedFailures failures() {
    return new ExpectedFailures(IOException.class, "silent", "too many", "no shelf", "closed");
  }

  @Override
  protected KilledData killedData() {
    return KilledData.LOST;
  }

  @Override
  protected int poolSize() {
    return 1;
  }

  @Override
  protected Duration silenceTimeout() {
    return Duration.ofMillis(300);
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(ShelfDefect.PASSWORD);
  }

  /** Short where it is known to be in vain. */
  @Override
  protected Duration patience() {
    return defect == ShelfDefect.NONE ? super.patience() : Duration.ofSeconds(1);
  }
}
