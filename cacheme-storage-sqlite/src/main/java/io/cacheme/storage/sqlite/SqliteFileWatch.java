package io.cacheme.storage.sqlite;

import io.cacheme.storage.sql.SqlFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether a path still leads to the file that was opened there: who has an open file goes on in it
 * when it is deleted or replaced, where nobody else sees what is written.
 */
final class SqliteFileWatch {

  private static final System.Logger LOG = System.getLogger(SqliteStorage.class.getName());

  private final Path path;
  private final AtomicReference<@Nullable Object> lastGone = new AtomicReference<>();

  SqliteFileWatch(Path path) {
    this.path = path;
  }

  /** What tells the file there from others, or null if there is none or the system cannot tell. */
  @Nullable Object identity() {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null; // it is gone, or its directory is
    }
  }

  /**
   * Looks whether the file is still that of {@code opened}; says once a file in the log that it is
   * not.
   *
   * @throws SqlFailure if it is not: connect anew
   */
  void check(String storage, @Nullable Object opened) {
    if (opened == null || opened.equals(identity())) {
      return;
    }
    if (!Objects.equals(lastGone.getAndSet(opened), opened)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "storage \"{0}\": {1} was deleted or replaced while it was open. It is opened anew, with"
              + " the entries that are there now. Stop the processes that use it before you do so,"
              + " and mind the files {1}-wal and {1}-shm that belong to it",
          storage,
          path);
    }
    throw new SqlFailure(SqlFailure.Kind.LOST, "was deleted or replaced while it was open");
  }
}
