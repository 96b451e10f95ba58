package io.cacheme.testkit.selftest;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.RemoteStorageContract;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;

/** The suite, on a storage with one defect. Not run by itself, but by {@link #run}. */
class BrokenRemoteStorageSuite extends RemoteStorageContract {

  /** More than 1 MiB, so that a value of 1 MiB is not the largest. */
  private static final int MAX_VALUE_BYTES = (1 << 20) + 5_000;

  /** JUnit makes the suite's instances, on the thread that runs it. */
  private static final ThreadLocal<Defect<RemoteStorage>> DEFECT = new ThreadLocal<>();

  private final Defect<RemoteStorage> defect = DEFECT.get();
  private final ManualTimeSource time = new ManualTimeSource();
  private final InMemoryRemoteStorage entries = new InMemoryRemoteStorage(time, MAX_VALUE_BYTES);

  static SuiteRun run(Defect<RemoteStorage> defect) {
    DEFECT.set(defect);
    try {
      return SuiteRun.of(BrokenRemoteStorageSuite.class);
    } finally {
      DEFECT.remove();
    }
  }

  @Override
  protected RemoteStorage create() {
    return defect.breaks().apply(entries.another());
  }

  @Override
  protected RemoteStorage createLarge() {
    return defect.breaks().apply(new InMemoryRemoteStorage(time, 16 << 20));
  }

  @Override
  protected RemoteStorage createUnreachable() {
    FaultyRemoteStorage down = new FaultyRemoteStorage(entries.another());
    down.fault(StorageFault.FAIL);
    down.fault(StorageOperation.OPEN, StorageFault.FAIL);
    return defect.breaks().apply(down);
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
