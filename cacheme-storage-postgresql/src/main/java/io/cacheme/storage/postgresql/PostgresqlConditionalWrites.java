package io.cacheme.storage.postgresql;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.storage.sql.vertx.SeenDigest;
import io.cacheme.storage.sql.vertx.SqlStatement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Each one statement for many keys, that answers those which it has written. What was seen goes as
 * its SHA-256, which is all that is compared. The clock is looked at again once a row is locked: a
 * statement may wait for that.
 */
final class PostgresqlConditionalWrites {

  private static final String NOW = "clock_timestamp()";

  private final String fill;
  private final String replace;

  /** For a table, whose name is in quotes. */
  PostgresqlConditionalWrites(String table, String now, String onConflict) {
    String given =
        " unnest($1::text[], $2::bytea[], $3::bigint[], $4::bigint[]) AS n (k, v, ttl, latest) ";
    String place = place("c");
    String seen = "($5::bytea[])" + place;
    String same = seen + " IS NOT NULL AND sha256(c.value) = " + seen;
    String expire = NOW + " + n.ttl * interval '1 millisecond'";
    this.fill =
        "INSERT INTO "
            + table
            + " AS c (key, value, expire, updated_at) SELECT n.k, n.v, "
            + expire
            + ", "
            + NOW
            + " FROM"
            + given
            + "WHERE "
            + now
            + " <= n.latest"
            + onConflict
            + " WHERE "
            + now
            + " <= ($4::bigint[])"
            + place
            + " AND (c.expire <= "
            + NOW
            + " OR "
            + same
            + ") RETURNING c.key";
    this.replace =
        "WITH same AS MATERIALIZED (SELECT c.key FROM "
            + table
            + " AS c WHERE c.key = ANY ($1::text[]) AND (c.expire IS NULL OR c.expire > "
            + NOW
            + ") AND "
            + same
            + " ORDER BY c.key FOR UPDATE) UPDATE "
            + table
            + " AS c SET value = n.v, expire = "
            + expire
            + ", updated_at = "
            + NOW
            + " FROM same JOIN"
            + given
            + "ON n.k = same.key WHERE c.key = same.key AND "
            + now
            + " <= ($4::bigint[])"
            + place("same")
            + " RETURNING c.key";
  }

  /** Where the arguments of the entry are that has the key of {@code row}. */
  private static String place(String row) {
    return "[array_position($1::text[], " + row + ".key::text)]";
  }

  Future<Set<String>> fill(SqlConnection connection, List<ConditionalEntry> entries) {
    return run(connection, fill, entries);
  }

  Future<Set<String>> replace(SqlConnection connection, List<ConditionalEntry> entries) {
    return run(connection, replace, entries);
  }

  private static Future<Set<String>> run(
      SqlConnection connection, String text, List<ConditionalEntry> entries) {
    int count = entries.size();
    String[] keys = new String[count];
    Buffer[] values = new Buffer[count];
    Long[] millis = new Long[count];
    Long[] latest = new Long[count];
    Buffer[] seen = new Buffer[count];
    for (int i = 0; i < count; i++) {
      ConditionalEntry entry = entries.get(i);
      byte[] bytes = entry.seen();
      keys[i] = entry.key();
      values[i] = Buffer.buffer(entry.bytes());
      millis[i] = entry.ttlMillis() == RemoteStorage.NO_EXPIRY ? null : entry.ttlMillis();
      latest[i] = entry.notAfterMillis();
      seen[i] = bytes == null ? null : Buffer.buffer(SeenDigest.of(bytes));
    }
    return new SqlStatement(text, Tuple.of(keys, values, millis, latest, seen))
        .run(connection)
        .map(PostgresqlConditionalWrites::keys);
  }

  private static Set<String> keys(RowSet<Row> rows) {
    Set<String> keys = new HashSet<>();
    rows.forEach(row -> keys.add(row.getString(0)));
    return keys;
  }
}
