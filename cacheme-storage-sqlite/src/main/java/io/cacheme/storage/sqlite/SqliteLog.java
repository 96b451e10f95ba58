package io.cacheme.storage.sqlite;

import io.cacheme.storage.sql.SqlLog;
import io.cacheme.storage.sql.SqlLogRow;
import io.cacheme.storage.sql.SqlMessage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The log through one connection. */
final class SqliteLog implements SqlLog {

  private final SqliteSession session;
  private final SqliteLogStatements statements;

  SqliteLog(SqliteSession session, SqliteLogStatements statements) {
    this.session = session;
    this.statements = statements;
  }

  @Override
  public CompletionStage<@Nullable Void> check() {
    return session.explain(statements.all());
  }

  @Override
  public CompletionStage<List<SqlLogRow>> newest(int limit) {
    return session.inTransaction(
        "BEGIN",
        () -> {
          PreparedStatement newest = session.prepare(statements.newest());
          newest.setInt(1, limit);
          return rows(newest);
        });
  }

  @Override
  public CompletionStage<List<SqlLogRow>> from(long id, int limit) {
    return session.inTransaction(
        "BEGIN",
        () -> {
          PreparedStatement from = session.prepare(statements.from());
          from.setLong(1, id);
          from.setInt(2, limit);
          return rows(from);
        });
  }

  @Override
  public CompletionStage<Integer> sweep(int limit, long keepMillis) {
    return session.inTransaction(
        "BEGIN IMMEDIATE",
        () -> {
          PreparedStatement sweep = session.prepare(statements.sweep());
          sweep.setInt(1, limit);
          sweep.setLong(2, keepMillis);
          return sweep.executeUpdate();
        });
  }

  CompletionStage<@Nullable Void> publish(List<SqlMessage> messages) {
    return session.inTransaction(
        "BEGIN IMMEDIATE",
        () -> {
          PreparedStatement insert = session.prepare(statements.insert());
          for (SqlMessage message : messages) {
            insert.setString(1, message.channel());
            insert.setString(2, message.text());
            insert.executeUpdate();
          }
          return null;
        });
  }

  private static List<SqlLogRow> rows(PreparedStatement select) throws SQLException {
    List<SqlLogRow> rows = new ArrayList<>();
    try (ResultSet found = select.executeQuery()) {
      while (found.next()) {
        SqlMessage message = new SqlMessage(found.getString(3), found.getString(4));
        rows.add(new SqlLogRow(found.getLong(1), found.getLong(2), message));
      }
    }
    return rows;
  }
}
