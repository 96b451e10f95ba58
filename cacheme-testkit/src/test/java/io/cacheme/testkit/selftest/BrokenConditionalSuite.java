package io.cacheme.testkit.selftest;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.testkit.ConditionalWritesContract;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageContexts;
import java.time.Duration;

/** The suite, on a storage with one defect. Not run by itself, but by {@link #run}. */
class BrokenConditionalSuite extends ConditionalWritesContract {

  /** JUnit makes the suite's instances, on the thread that runs it. */
  private static final ThreadLocal<Defect<RemoteStorage>> DEFECT = new ThreadLocal<>();

  private final Defect<RemoteStorage> defect = DEFECT.get();
  private final ManualTimeSource time = new ManualTimeSource();
  private final InMemoryRemoteStorage entries = new InMemoryRemoteStorage(time);

  static SuiteRun run(Defect<RemoteStorage> defect) {
    DEFECT.set(defect);
    try {
      return SuiteRun.of(BrokenConditionalSuite.class);
    } finally {
      DEFECT.remove();
    }
  }

  @Override
  protected RemoteStorage create() {
    return defect.breaks().apply(entries.another());
  }

  @Override
  protected StorageContext context() {
    return StorageContexts.manual("broken", time);
  }

  @Override
  protected Duration patience() {
    return defect.patience();
  }

  @Override
  protected void elapse(Duration duration) {
    time.advance(duration);
  }
}
