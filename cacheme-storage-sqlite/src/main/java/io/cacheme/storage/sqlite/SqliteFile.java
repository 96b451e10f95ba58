package io.cacheme.storage.sqlite;

import io.cacheme.spi.StorageUrl;
import io.cacheme.storage.sql.SqlFailure;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A database file, and how it is opened.
 *
 * @param path where it is
 * @param busyTimeout how long a connection waits for those of others
 * @param pragmas what each connection says first
 * @param watch whether it is still there
 */
record SqliteFile(Path path, Duration busyTimeout, List<String> pragmas, SqliteFileWatch watch) {

  private static final long PAUSE_MILLIS = 2;

  SqliteFile(Path path, Duration busyTimeout, List<String> pragmas) {
    this(path, busyTimeout, pragmas, new SqliteFileWatch(path));
  }

  static SqliteFile of(StorageUrl url, Duration busyTimeout) {
    if (!url.hosts().isEmpty() || url.user() != null || url.password() != null) {
      throw url.problem(
          "names a host or a user", "write sqlite:///relative.db, or sqlite:////absolute.db");
    }
    String name = url.path().isEmpty() ? "" : url.path().substring(1);
    if (name.isEmpty() || name.endsWith("/") || name.indexOf('?') >= 0) {
      throw url.problem("names no file", "write sqlite:///relative.db, or sqlite:////absolute.db");
    }
    if (name.equals(":memory:")) {
      throw url.problem(
          "names no file, but a database in memory",
          "write sqlite:///relative.db, or use local://tlfu for entries on the heap");
    }
    try {
      return new SqliteFile(
          Path.of(name).toAbsolutePath().normalize(),
          busyTimeout,
          List.of(
              "busy_timeout = " + busyTimeout.toMillis(), // first: the next may have to wait
              "journal_mode = WAL", // readers and the writer do not wait for each other
              "synchronous = NORMAL")); // with WAL: a crash of the machine may lose the last writes
    } catch (InvalidPathException e) {
      throw url.problem("names no file of this system", "mend its path");
    }
  }

  /**
   * A connection.
   *
   * @throws SqlFailure if there cannot be one
   */
  Connection open() {
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new SqlFailure(
          SqlFailure.Kind.REJECTED,
          "has no directory "
              + folder
              + "\n"
              + "    help:  create it, or mend the path: sqlite:///relative.db,"
              + " sqlite:////absolute.db");
    }
    long began = System.nanoTime();
    for (long pause = PAUSE_MILLIS; ; pause = Math.min(2 * pause, 25 * PAUSE_MILLIS)) {
      try {
        return connect();
      } catch (SQLException e) {
        boolean inTime = System.nanoTime() - began < busyTimeout.toNanos();
        if (!inTime || !SqliteErrors.isSwitchOfJournal(e) || !slept(pause)) {
          throw refusal(e);
        }
      }
    }
  }

  private Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.NOMUTEX); // a thread for each connection
    // not by the driver's class, which registers itself with DriverManager, and that would hold
    // the class loader of an application for ever
    Connection connection =
        new JDBC4Connection("jdbc:sqlite:" + path, path.toString(), config.toProperties());
    try (Statement statement = connection.createStatement()) {
      for (String pragma : pragmas) {
        statement.execute("PRAGMA " + pragma);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static boolean slept(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static SqlFailure refusal(SQLException e) {
    SQLiteErrorCode code = SqliteErrors.code(e);
    return switch (code) {
      case SQLITE_NOTADB ->
          new SqlFailure(
              SqlFailure.Kind.REJECTED,
              "is no SQLite database\n    help:  name another file, or remove this one");
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH ->
          new SqlFailure(
              SqlFailure.Kind.REJECTED,
              "cannot be opened for writing ("
                  + code
                  + ")\n"
                  + "    help:  give this process the right to write the file and its directory");
      default -> new SqlFailure(SqlFailure.Kind.LOST, SqliteErrors.words(e));
    };
  }
}
