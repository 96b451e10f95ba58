package io.cacheme.testkit.selftest;

import io.cacheme.spi.LocalStorage;
import io.cacheme.testkit.LocalStorageContract;

/** The suite, on a storage with one defect. Not run by itself, but by {@link #run}. */
class BrokenLocalStorageSuite extends LocalStorageContract {

  /** JUnit makes the suite's instances, on the thread that runs it. */
  private static final ThreadLocal<Defect<LocalStorage>> DEFECT = new ThreadLocal<>();

  private final Defect<LocalStorage> defect = DEFECT.get();

  static SuiteRun run(Defect<LocalStorage> defect) {
    DEFECT.set(defect);
    try {
      return SuiteRun.of(BrokenLocalStorageSuite.class);
    } finally {
      DEFECT.remove();
    }
  }

  @Override
  protected LocalStorage create(int size) {
    return defect.breaks().apply(new LruMapStorage(size));
  }
}
