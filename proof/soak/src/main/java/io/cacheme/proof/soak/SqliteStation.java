package io.cacheme.proof.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A SQLite file, which this process holds from time to time, so that no other can write. */
final class SqliteStation implements Station {

  private final Path folder;
  private @Nullable Connection holder;

  private SqliteStation(Path folder) {
    this.folder = folder;
  }

  static SqliteStation start() throws IOException {
    return new SqliteStation(Files.createTempDirectory("soak"));
  }

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public String url() {
    return "sqlite:///"
        + file()
        + "?createSchema=true&poolSize=1&busyTimeout=500ms&silenceTimeout=2s";
  }

  @Override
  public List<Trouble> troubles() {
    return List.of(Trouble.ERRORS);
  }

  @Override
  public void begin(Trouble trouble, long lasts) {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
      holder = connection;
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 10000");
        statement.execute("BEGIN IMMEDIATE");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(file() + " cannot be held", e);
    }
  }

  @Override
  public void end(Trouble trouble) {
    try {
      if (holder != null) {
        holder.close(); // which rolls back
      }
    } catch (SQLException e) {
      throw new IllegalStateException(file() + " cannot be let go of", e);
    }
    holder = null;
  }

  /** The readers and the writer are descriptors of those who have it open. */
  @Override
  public long connections() {
    return 0;
  }

  @Override
  public void close() {
    end(Trouble.ERRORS);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return folder.resolve("soak.db");
  }
}
