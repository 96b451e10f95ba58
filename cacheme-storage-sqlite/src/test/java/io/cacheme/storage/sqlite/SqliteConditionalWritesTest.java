package io.cacheme.storage.sqlite;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.ConditionalWritesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Conditional writes to a file to which the script was applied. */
class SqliteConditionalWritesTest extends ConditionalWritesContract {

  @TempDir private static Path folder;
  private static TestFile file;

  @BeforeAll
  static void createFile() throws Exception {
    file = TestFile.withSchema(folder);
  }

  @AfterAll
  static void closeFile() throws Exception {
    file.close();
  }

  @Override
  protected RemoteStorage create() {
    return file.builder().build();
  }
}
