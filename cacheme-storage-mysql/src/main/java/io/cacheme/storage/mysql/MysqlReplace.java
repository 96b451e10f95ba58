package io.cacheme.storage.mysql;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredEntry;
import io.cacheme.storage.sql.vertx.SqlStatement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes where what was seen is still there. One entry is an {@code UPDATE}. Of many, those rows
 * are locked and then written, in one transaction: it has no row to insert, and so waits for no
 * gap.
 */
final class MysqlReplace {

  private static final String SAME =
      " AND (expire IS NULL OR expire > UTC_TIMESTAMP(3)) AND " + SeenRow.DIGEST;

  private final String single;
  private final SizedStatement lock;
  private final MysqlDialect dialect;

  /** For a table, whose name is in quotes, and so many entries. */
  MysqlReplace(String table, int most, MysqlDialect dialect) {
    this.dialect = dialect;
    this.single =
        "UPDATE "
            + table
            + " SET value = ?, expire = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND,"
            + " updated_at = UTC_TIMESTAMP(3) WHERE `key` = ?"
            + SAME
            + " = ? AND "
            + MysqlDialect.NOW_MILLIS
            + " <= ?";
    this.lock =
        new SizedStatement(
            size -> {
              String list = " IN (" + SizedStatement.repeated("?", size) + ")";
              return "SELECT `key` FROM "
                  + table
                  + " WHERE `key`"
                  + list
                  + SAME
                  + list
                  + " FOR UPDATE";
            },
            most);
  }

  Future<Set<String>> run(SqlConnection connection, List<ConditionalEntry> entries) {
    if (entries.size() == 1) {
      return single(connection, entries.get(0));
    }
    return connection
        .begin()
        .compose(
            transaction ->
                write(connection, entries)
                    .compose(kept -> transaction.commit().map(kept))
                    .recover(thrown -> undone(transaction, thrown)));
  }

  /** The driver's row count is of rows found, changed or not. */
  private Future<Set<String>> single(SqlConnection connection, ConditionalEntry entry) {
    List<@Nullable Object> arguments =
        Arrays.asList(
            Buffer.buffer(entry.bytes()),
            MysqlDialect.micros(entry.ttlMillis()),
            Buffer.buffer(entry.key()),
            SeenRow.digest(entry),
            entry.notAfterMillis());
    return new SqlStatement(single, Tuple.wrap(arguments))
        .run(connection)
        .map(rows -> rows.rowCount() == 0 ? Set.of() : Set.of(entry.key()));
  }

  private Future<Set<String>> write(SqlConnection connection, List<ConditionalEntry> entries) {
    return lock(entries)
        .run(connection)
        .map(this::keys)
        .compose(
            same ->
                connection
                    .query(dialect.time())
                    .execute()
                    .map(rows -> unchanged(entries, same, rows.iterator().next().getLong(0))))
        .compose(
            unchanged ->
                unchanged.isEmpty()
                    ? Future.succeededFuture(Set.of())
                    : dialect
                        .upsert(unchanged)
                        .run(connection)
                        .map(
                            rows ->
                                unchanged.stream()
                                    .map(StoredEntry::key)
                                    .collect(Collectors.toSet())));
  }

  private SqlStatement lock(List<ConditionalEntry> entries) {
    int size = SizedStatement.padded(entries.size());
    List<@Nullable Object> arguments = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      arguments.add(Buffer.buffer(filled(entries, i).key()));
    }
    for (int i = 0; i < size; i++) {
      arguments.add(SeenRow.digest(filled(entries, i)));
    }
    return lock.of(size, arguments);
  }

  private Set<String> keys(RowSet<Row> rows) {
    Set<String> keys = new HashSet<>();
    rows.forEach(row -> keys.add(dialect.key(row)));
    return keys;
  }

  private static ConditionalEntry filled(List<ConditionalEntry> entries, int i) {
    return entries.get(Math.min(i, entries.size() - 1));
  }

  private static List<StoredEntry> unchanged(
      List<ConditionalEntry> entries, Set<String> same, long nowMillis) {
    return entries.stream()
        .filter(entry -> same.contains(entry.key()) && nowMillis <= entry.notAfterMillis())
        .map(entry -> new StoredEntry(entry.key(), entry.bytes(), entry.ttlMillis()))
        .toList();
  }

  /** The server has rolled back already where it ended a deadlock; then this changes nothing. */
  private static <T> Future<T> undone(Transaction transaction, Throwable thrown) {
    return transaction
        .rollback()
        .transform(ended -> Future.failedFuture(thrown)); // and a connection lost is told as such
  }
}
