package io.cacheme.benchmarks.storage;

import io.cacheme.spi.StoredValue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** A connection with the storage's texts, prepared, and its pragmas. One thread at a time. */
final class SqliteStatements implements AutoCloseable {

  private static final String NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

  private static final String SELECT =
      "SELECT value, expire - %2$s FROM %1$s WHERE key = ? AND (expire IS NULL OR expire > %2$s)"
          .formatted(BenchmarkedStorage.TABLE, NOW);

  private static final String UPSERT =
      ("INSERT INTO %1$s (key, value, expire, updated_at) VALUES (?, ?, %2$s + ?, %2$s)"
              + " ON CONFLICT (key) DO UPDATE SET value = excluded.value, expire = excluded.expire,"
              + " updated_at = excluded.updated_at")
          .formatted(BenchmarkedStorage.TABLE, NOW);

  private final Connection connection;
  private final PreparedStatement select;
  private final PreparedStatement upsert;

  SqliteStatements(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    connection = config.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = NORMAL");
    }
    select = connection.prepareStatement(SELECT);
    upsert = connection.prepareStatement(UPSERT);
  }

  void select(String key, Answer answer) throws SQLException {
    select.setString(1, key);
    try (ResultSet rows = select.executeQuery()) {
      if (rows.next()) {
        byte[] value = rows.getBytes(1);
        long left = rows.getLong(2);
        answer.value(key, value, rows.wasNull() ? StoredValue.UNKNOWN : left);
      }
    }
  }

  /** In one transaction, which is faster than one for each key. */
  void selectAll(List<String> keys, Answer answer) throws SQLException {
    connection.setAutoCommit(false);
    for (String key : keys) {
      select(key, answer);
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  void upsert(String key, byte[] value) throws SQLException {
    upsert.setString(1, key);
    upsert.setBytes(2, value);
    upsert.setLong(3, Entries.TTL_MILLIS);
    upsert.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
