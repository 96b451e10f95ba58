package io.cacheme.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.RemoteStorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over a file to which the script was applied. */
class SqliteStorageTest {

  @TempDir private static Path folder;
  private static TestFile file;

  @BeforeAll
  static void create() throws Exception {
    file = TestFile.withSchema(folder);
  }

  @AfterAll
  static void close() throws Exception {
    file.close();
  }

  @Nested
  class FourReaders extends RemoteStorageContract {

    @Override
    protected RemoteStorage create() {
      return file.builder().build();
    }

    @Test
    void answers_comeOnThreadsOfItsOwn_thatAreDaemons() {
      for (int i = 0; i < 100; i++) {
        Thread answering =
            Await.value(storage().get(key("a")).thenApply(v -> Thread.currentThread()));
        if (answering == Thread.currentThread()) {
          continue; // it was answered before we asked who answers
        }
        assertThat(storage().mustNotBlock(answering)).isTrue();
        assertThat(answering.isDaemon()).isTrue();
        assertThat(answering.getName()).startsWith("cacheme-contract-sqlite-reader-");
      }
    }
  }

  @Nested
  class OneReader extends RemoteStorageContract {

    @Override
    protected RemoteStorage create() {
      return file.builder().poolSize(1).build();
    }
  }
}
