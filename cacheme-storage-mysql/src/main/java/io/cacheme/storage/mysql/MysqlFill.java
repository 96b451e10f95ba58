package io.cacheme.storage.mysql;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.storage.sql.vertx.SqlStatement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes where there is nothing, or what was seen. The server does not say which rows of a
 * statement it left alone, and locks that keep others from inserting end in deadlocks. So a
 * statement writes all of its rows or, as soon as one is refused, none: the key of that becomes
 * NULL, which is an error. Then those that are refused are asked for, and left out of the next
 * attempt; where nothing is found, as after a race, each half is tried alone. One entry is one
 * statement always, and many are, too, where none is refused.
 */
final class MysqlFill {

  private static final String REFUSED =
      "(expire IS NULL OR expire > UTC_TIMESTAMP(3)) AND " + SeenRow.DIGEST + " NOT IN (";

  private static final int MOST_DEADLOCKS = 20;

  private final MysqlErrors errors;
  private final SizedStatement write;
  private final SizedStatement refused;

  /** For a table, whose name is in quotes, and so many entries. */
  MysqlFill(String table, int most, MysqlErrors errors) {
    this.errors = errors;
    String row =
        "(IF("
            + MysqlDialect.NOW_MILLIS
            + " <= ?, ?, NULL), ?, UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND, UTC_TIMESTAMP(3))";
    this.write =
        new SizedStatement(
            size ->
                "INSERT INTO "
                    + table
                    + " (`key`, value, expire, updated_at) VALUES "
                    + SizedStatement.repeated(row, size)
                    + " ON DUPLICATE KEY UPDATE `key` = IF("
                    + REFUSED
                    + SizedStatement.repeated("?", size)
                    + "), NULL, VALUES(`key`)), value = VALUES(value), expire = VALUES(expire),"
                    + " updated_at = VALUES(updated_at)",
            most);
    this.refused =
        new SizedStatement(
            size ->
                "SELECT NULL, "
                    + MysqlDialect.NOW_MILLIS
                    + " UNION ALL SELECT `key`, NULL FROM "
                    + table
                    + " WHERE `key` IN ("
                    + SizedStatement.repeated("?", size)
                    + ") AND "
                    + REFUSED
                    + SizedStatement.repeated("?", size)
                    + ")",
            most);
  }

  Future<Set<String>> run(SqlConnection connection, List<ConditionalEntry> entries) {
    return new Filling(connection).run(entries);
  }

  /** An attempt's arguments. */
  private SqlStatement write(List<ConditionalEntry> entries) {
    int size = SizedStatement.padded(entries.size());
    List<@Nullable Object> arguments = new ArrayList<>();
    for (int i = entries.size(); i < size; i++) {
      add(arguments, entries.get(0), Buffer.buffer(), -1L); // expired, so the next takes its place
    }
    for (ConditionalEntry entry : entries) {
      Long micros = MysqlDialect.micros(entry.ttlMillis());
      add(arguments, entry, Buffer.buffer(entry.bytes()), micros);
    }
    addDigests(arguments, entries, size);
    return write.of(size, arguments);
  }

  private SqlStatement refused(List<ConditionalEntry> entries) {
    int size = SizedStatement.padded(entries.size());
    List<@Nullable Object> arguments = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      arguments.add(Buffer.buffer(entries.get(Math.min(i, entries.size() - 1)).key()));
    }
    addDigests(arguments, entries, size);
    return refused.of(size, arguments);
  }

  private static void add(
      List<@Nullable Object> arguments,
      ConditionalEntry entry,
      Buffer value,
      @Nullable Long micros) {
    arguments.addAll(
        Arrays.asList(entry.notAfterMillis(), Buffer.buffer(entry.key()), value, micros));
  }

  private static void addDigests(
      List<@Nullable Object> arguments, List<ConditionalEntry> entries, int size) {
    for (int i = 0; i < size; i++) {
      arguments.add(SeenRow.digest(entries.get(Math.min(i, entries.size() - 1))));
    }
  }

  private static List<ConditionalEntry> without(
      RowSet<Row> refused, List<ConditionalEntry> entries) {
    Set<String> keys = new HashSet<>();
    long nowMillis = Long.MIN_VALUE;
    for (Row row : refused) {
      Buffer key = row.getBuffer(0);
      if (key == null) {
        nowMillis = row.getLong(1);
      } else {
        keys.add(key.toString(StandardCharsets.US_ASCII));
      }
    }
    long now = nowMillis;
    return entries.stream()
        .filter(entry -> !keys.contains(entry.key()) && now <= entry.notAfterMillis())
        .toList();
  }

  /** One call, that goes on until it is known of each entry whether it is written. */
  private final class Filling {

    private final SqlConnection connection;
    private final Set<String> kept = new HashSet<>();
    private int deadlocks;

    Filling(SqlConnection connection) {
      this.connection = connection;
    }

    Future<Set<String>> run(List<ConditionalEntry> entries) {
      return all(entries).map(nothing -> kept).recover(this::failed);
    }

    private Future<@Nullable Void> all(List<ConditionalEntry> entries) {
      return write(entries)
          .run(connection)
          .transform(
              (rows, thrown) -> {
                if (thrown != null) {
                  return none(entries, thrown);
                }
                entries.forEach(entry -> kept.add(entry.key()));
                return Future.succeededFuture();
              });
    }

    private Future<@Nullable Void> none(List<ConditionalEntry> entries, Throwable thrown) {
      boolean deadlock = MysqlErrors.isDeadlock(thrown) && ++deadlocks <= MOST_DEADLOCKS;
      if (!deadlock && !MysqlErrors.isNullKey(thrown)) {
        return Future.failedFuture(thrown);
      }
      if (entries.size() == 1) {
        return deadlock ? all(entries) : Future.succeededFuture();
      }
      return refused(entries)
          .run(connection)
          .compose(rows -> others(without(rows, entries), entries.size()));
    }

    private Future<@Nullable Void> others(List<ConditionalEntry> entries, int before) {
      if (entries.isEmpty()) {
        return Future.succeededFuture();
      }
      if (entries.size() < before) {
        return all(entries);
      }
      int half = before / 2;
      return all(entries.subList(0, half)).compose(nothing -> all(entries.subList(half, before)));
    }

    /** Once some are written the call may not be made again. */
    private Future<Set<String>> failed(Throwable thrown) {
      return Future.failedFuture(
          !kept.isEmpty() && thrown instanceof DatabaseException error
              ? errors.ofPart(error)
              : thrown);
    }
  }
}
