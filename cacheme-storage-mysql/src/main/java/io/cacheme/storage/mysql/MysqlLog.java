package io.cacheme.storage.mysql;

import io.cacheme.storage.sql.SqlLogRow;
import io.cacheme.storage.sql.SqlMessage;
import io.cacheme.storage.sql.vertx.TableCheck;
import io.cacheme.storage.sql.vertx.VertxLog;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The log's statements. Only the one that writes a row is prepared: others are of numbers, or of a
 * number of rows that differs each time.
 */
final class MysqlLog implements VertxLog {

  private final String table;
  private final String insert;
  private final String select;

  /** For a log, whose name is in quotes. */
  MysqlLog(String table) {
    this.table = table;
    this.insert =
        "INSERT INTO " + table + " (channel, message, created) VALUES (?, ?, UTC_TIMESTAMP(6))";
    this.select =
        "SELECT id, TIMESTAMPDIFF(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', created),"
            + " channel, message FROM "
            + table;
  }

  /** They are prepared and not run: that shows the user's rights too. */
  @Override
  public List<TableCheck> checks() {
    return List.of(
        prepared(insert),
        prepared("SELECT id, created, channel, message FROM " + table),
        prepared("DELETE FROM " + table + " WHERE id <= 0"),
        TableCheck.succeeds("DEALLOCATE PREPARE cacheme_check"));
  }

  /**
   * Many in one statement, or each would wait for the disk, and the last for longer than it may.
   */
  Future<?> publish(SqlConnection connection, List<SqlMessage> messages) {
    if (messages.size() > 1) {
      return connection.query(insert(messages)).execute();
    }
    SqlMessage message = messages.get(0);
    return connection
        .preparedQuery(insert)
        .execute(Tuple.of(Buffer.buffer(message.channel()), Buffer.buffer(message.text())));
  }

  private String insert(List<SqlMessage> messages) {
    return messages.stream()
        .map(m -> "(" + literal(m.channel()) + ", " + literal(m.text()) + ", UTC_TIMESTAMP(6))")
        .collect(
            Collectors.joining(
                ", ", "INSERT INTO " + table + " (channel, message, created) VALUES ", ""));
  }

  /** Hexadecimal: nothing in it is to be escaped, whatever the server's mode and character set. */
  private static String literal(String ascii) {
    byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
    return "x'" + HexFormat.of().formatHex(bytes) + "'";
  }

  @Override
  public Future<List<SqlLogRow>> newest(SqlConnection connection, int limit) {
    return rows(
        connection,
        "SELECT id, TIMESTAMPDIFF(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', created), '', ''"
            + " FROM "
            + table
            + " ORDER BY id DESC LIMIT "
            + limit);
  }

  @Override
  public Future<List<SqlLogRow>> from(SqlConnection connection, long id, int limit) {
    return rows(connection, select + " WHERE id >= " + id + " ORDER BY id LIMIT " + limit);
  }

  /** In two statements: a DELETE would lock all that a SELECT within it reads. */
  @Override
  public Future<Integer> sweep(SqlConnection connection, int limit, long keepMillis) {
    String keep = " INTERVAL " + keepMillis * 1_000 + " MICROSECOND";
    String last =
        "SELECT MAX(id) FROM (SELECT id, created FROM "
            + table
            + " ORDER BY id LIMIT "
            + (limit + 1)
            + ") AS oldest WHERE created NOT BETWEEN UTC_TIMESTAMP(6) -"
            + keep
            + " AND UTC_TIMESTAMP(6) +"
            + keep;
    return connection
        .query(last)
        .execute()
        .compose(rows -> delete(connection, rows.iterator().next().getLong(0)));
  }

  private Future<Integer> delete(SqlConnection connection, Long last) {
    return last == null
        ? Future.succeededFuture(0)
        : connection
            .query("DELETE FROM " + table + " WHERE id < " + last)
            .execute()
            .map(RowSet::rowCount);
  }

  private static TableCheck prepared(String statement) {
    return TableCheck.succeeds("PREPARE cacheme_check FROM '" + statement + "'");
  }

  private static Future<List<SqlLogRow>> rows(SqlConnection connection, String text) {
    return connection.query(text).execute().map(MysqlLog::rows);
  }

  private static List<SqlLogRow> rows(RowSet<Row> found) {
    List<SqlLogRow> rows = new ArrayList<>();
    for (Row row : found) {
      rows.add(
          new SqlLogRow(
              row.getLong(0), row.getLong(1), new SqlMessage(text(row, 2), text(row, 3))));
    }
    return rows;
  }

  private static String text(Row row, int column) {
    return row.getValue(column) instanceof Buffer bytes
        ? bytes.toString(StandardCharsets.US_ASCII)
        : "";
  }
}
