package io.cacheme.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.AfterAll;

/** Any keys and values, through storages. */
class StorageFuzzTest {

  private static final Kept HEAP = new Kept("local://lru?size=100");
  private static final Kept SQLITE = Kept.inSqlite();

  @AfterAll
  static void close() {
    HEAP.close();
    SQLITE.close();
  }

  @FuzzTest(maxDuration = "10s")
  void heap(byte[] bytes) {
    HEAP.check(new Draws(bytes));
  }

  @FuzzTest(maxDuration = "10s")
  void sqlite(byte[] bytes) {
    SQLITE.check(new Draws(bytes));
  }
}
