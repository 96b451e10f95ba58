package io.cacheme.storage.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** A database file, looked at as a user would, with a connection of its own. */
final class TestFile implements AutoCloseable {

  private final Path path;
  private final Connection connection;

  TestFile(Path path) throws Exception {
    this.path = path;
    this.connection = DriverManager.getConnection("jdbc:sqlite:" + path);
  }

  /** A file to which the schema script was applied as it is. */
  static TestFile withSchema(Path folder) throws Exception {
    TestFile file = new TestFile(folder.resolve("cache.db"));
    file.applySchema();
    return file;
  }

  void applySchema() throws Exception {
    run(Files.readString(Path.of("..", "sql", "sqlite.sql")));
  }

  Path path() {
    return path;
  }

  SqliteStorageBuilder builder() {
    return SqliteStorage.builder("sqlite:///" + path);
  }

  void run(String script) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(script); // which runs all statements in it
    }
  }

  long number(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.getLong(1);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  long rows() {
    return number("SELECT count(*) FROM cacheme_data");
  }

  @Override
  public void close() throws java.sql.SQLException {
    connection.close();
  }
}
