package io.cacheme.proof.faults;

import io.cacheme.Cacheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file, on a disk of its own where this process may have one. */
final class SqliteFamily implements Family {

  private static final int DISK_MEBIBYTES = 24;

  private final @Nullable SmallDisk disk = diskOrNull();
  private final Path folder;
  private final Path file;
  private @Nullable Connection holder;

  SqliteFamily() {
    try {
      this.folder = disk == null ? Files.createTempDirectory("cacheme-sqlite") : disk.folder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.file = folder.resolve("cache.db");
  }

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public String url() {
    return "sqlite:///" + file;
  }

  @Override
  public Map<String, String> options() {
    return Map.of("createSchema", "true");
  }

  @Override
  public Set<String> secrets() {
    return Set.of();
  }

  @Override
  public void prepare() throws IOException {
    if (disk != null) {
      disk.makeRoom();
    }
    delete();
    Cacheme.builder().storage(CellRun.REMOTE, url() + "?createSchema=true").build().close();
  }

  @Override
  public List<Cell> cells() {
    return List.of(
        Cell.of("held", this::hold, this::letGo),
        Cell.of("pool-exhausted", this::hold, this::letGo).withCalls(8),
        Cell.of("deleted", this::delete, () -> {}),
        Cell.of(
                "table-missing",
                () -> run("ALTER TABLE cacheme_data RENAME TO elsewhere"),
                () -> run("ALTER TABLE elsewhere RENAME TO cacheme_data"))
            .with("createSchema", "false"),
        Cell.of("corrupt", () -> run("UPDATE cacheme_data SET value = zeroblob(20)"), () -> {}),
        Network.oversize(),
        Cell.of("disk-full", this::fill, this::makeRoom));
  }

  private void hold() throws SQLException {
    Connection made = connect();
    holder = made;
    execute(made, "BEGIN IMMEDIATE");
  }

  private void letGo() throws SQLException {
    Connection made = holder;
    if (made != null) {
      execute(made, "COMMIT");
      made.close();
    }
  }

  private void delete() throws IOException {
    for (String end : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(file + end));
    }
  }

  private void fill() throws IOException {
    if (disk == null) {
      throw new IOException("this process may not mount a disk of its own");
    }
    disk.fill();
  }

  private void makeRoom() throws IOException {
    if (disk != null) {
      disk.makeRoom();
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connect()) {
      execute(connection, sql);
    }
  }

  private Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    execute(connection, "PRAGMA busy_timeout = 10000");
    return connection;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static @Nullable SmallDisk diskOrNull() {
    try {
      return SmallDisk.of(DISK_MEBIBYTES);
    } catch (IOException e) {
      return null; // only one fault needs it, and says so
    }
  }

  @Override
  public void close() {
    try {
      delete();
      if (disk == null) {
        Files.delete(folder);
      } else {
        disk.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
