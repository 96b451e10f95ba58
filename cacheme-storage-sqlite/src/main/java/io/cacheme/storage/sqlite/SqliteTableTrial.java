package io.cacheme.storage.sqlite;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.storage.sql.KeyProbes;
import io.cacheme.storage.sql.SqlFailure;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * Tries the statements on an empty copy of the table, in memory: what its collations, types and
 * constraints make of them no name tells, and the table itself is neither written nor locked.
 */
final class SqliteTableTrial {

  private static final long LONG_MILLIS = 3_600_000;

  private final SqliteStatements statements;

  SqliteTableTrial(SqliteStatements statements) {
    this.statements = statements;
  }

  /**
   * Tries them on a copy of the table behind {@code connection}.
   *
   * @throws SqlFailure if the table is not as it must be
   */
  void run(Connection connection) throws SQLException {
    List<String> definition = definition(connection);
    try (Connection copy =
        new JDBC4Connection("jdbc:sqlite::memory:", ":memory:", new Properties())) {
      try (Statement statement = copy.createStatement()) {
        for (String text : definition) {
          statement.execute(text);
        }
      }
      keepsKeysApart(copy);
      letsExpire(copy);
    } catch (SQLException e) {
      throw SqlFailure.wrongTable("an entry in it failed: " + SqliteErrors.words(e));
    }
  }

  /** The statements that made it and its indexes, as the file keeps them. */
  private List<String> definition(Connection connection) throws SQLException {
    List<String> definition = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(statements.definition())) {
      while (rows.next()) {
        definition.add(rows.getString(1));
      }
    }
    return definition;
  }

  private void keepsKeysApart(Connection copy) throws SQLException {
    List<String> probes = KeyProbes.keys();
    for (int i = 0; i < probes.size(); i++) {
      put(copy, probes.get(i), i, LONG_MILLIS);
    }
    for (int i = 0; i < probes.size(); i++) {
      Integer found = get(copy, probes.get(i));
      if (found == null) {
        throw SqlFailure.wrongTable("its column key does not keep a key as it is");
      }
      if (found != i) {
        throw KeyProbes.takenForOne(probes.get(i), probes.get(found));
      }
    }
  }

  private void letsExpire(Connection copy) throws SQLException {
    put(copy, "lives", 1, RemoteStorage.NO_EXPIRY);
    put(copy, "expired", 1, -LONG_MILLIS);
    if (get(copy, "lives") == null || get(copy, "expired") != null || swept(copy) != 1) {
      throw SqlFailure.wrongTable("its column expire does not keep a time in milliseconds");
    }
  }

  private void put(Connection copy, String key, int value, long ttlMillis) throws SQLException {
    try (PreparedStatement upsert = copy.prepareStatement(statements.upsert())) {
      SqliteStatements.bind(upsert, key, ByteBuffer.allocate(4).putInt(value).array(), ttlMillis);
      upsert.executeUpdate();
    }
  }

  private @Nullable Integer get(Connection copy, String key) throws SQLException {
    try (PreparedStatement select = copy.prepareStatement(statements.select())) {
      select.setString(1, key);
      try (ResultSet rows = select.executeQuery()) {
        byte[] value = rows.next() ? rows.getBytes(1) : null;
        return value == null ? null : ByteBuffer.wrap(value).getInt();
      }
    }
  }

  private int swept(Connection copy) throws SQLException {
    try (PreparedStatement sweep = copy.prepareStatement(statements.sweep())) {
      sweep.setInt(1, 10);
      return sweep.executeUpdate();
    }
  }
}
