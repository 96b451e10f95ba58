package io.cacheme.storage.postgresql;

import io.cacheme.storage.sql.KeyProbes;
import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.vertx.TableCheck;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What shows that the table is as the statements need it. EXPLAIN plans and checks rights, and does
 * nothing, so that a read-only server lets it pass.
 */
final class PostgresqlChecks {

  /** What PostgreSQL would convert in silence, and lose by it. Of the key see {@link #keys}. */
  private static final Map<String, Pattern> TYPES =
      Map.of(
          "key", Pattern.compile("[^(]*(\\((51[2-9]|5[2-9]\\d|[6-9]\\d\\d|\\d{4,})\\).*)?"),
          "value", Pattern.compile("bytea"),
          "expire", Pattern.compile("timestamp(\\([3-6]\\))? with time zone"),
          "updated_at", Pattern.compile("timestamp.*|date"));

  private PostgresqlChecks() {}

  /**
   * For a table.
   *
   * @param table its name in quotes
   * @param onConflict how an INSERT of ours ends
   */
  static List<TableCheck> of(String table, String onConflict) {
    return List.of(
        TableCheck.succeeds("SELECT key, value, expire FROM " + table + " LIMIT 0"),
        TableCheck.succeeds(
            "EXPLAIN INSERT INTO "
                + table
                + " (key, value, expire, updated_at)"
                + " SELECT ''::text, ''::bytea, now(), now() WHERE false"
                + onConflict),
        TableCheck.succeeds("EXPLAIN DELETE FROM " + table + " WHERE false"),
        new TableCheck(columns(table), PostgresqlChecks::judgeColumn),
        keys(table),
        new TableCheck(uniqueIndexes(table), PostgresqlChecks::judgeIndex),
        TableCheck.answers(
            "SELECT 1 FROM pg_index i JOIN pg_attribute a"
                + " ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indrelid = '"
                + table
                + "'::regclass AND a.attname = 'expire'",
            "it has no index on expire"));
  }

  /** Name and type of each column, and whether an INSERT that leaves it out fails. */
  private static String columns(String table) {
    return "SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull"
        + " AND NOT a.atthasdef AND a.attidentity = '' AND t.typdefault IS NULL"
        + " FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = '"
        + table
        + "'::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";
  }

  private static @Nullable SqlFailure judgeColumn(RowSet<Row> rows) {
    for (Row row : rows) {
      String name = row.getString(0);
      Pattern type = TYPES.get(name);
      if (type == null && row.getBoolean(2)) {
        return SqlFailure.wrongTable("its column " + name + " is NOT NULL and has no default");
      }
      if (type != null && !type.matcher(row.getString(1)).matches()) {
        return SqlFailure.wrongTable("its column " + name + " is " + row.getString(1));
      }
    }
    return null;
  }

  /**
   * In an array with the column, literals without a type take its type, and all of them its
   * collation; so it is the database who says which of them are one.
   */
  private static TableCheck keys(String table) {
    List<String> probes = KeyProbes.keys();
    String literals =
        probes.stream().map(PostgresqlChecks::literal).collect(Collectors.joining(", "));
    return TableCheck.keys(
        "SELECT (array_agg(i ORDER BY i))[1]::int - 2, (array_agg(i ORDER BY i))[2]::int - 2 FROM (SELECT ARRAY[(SELECT key FROM "
            + table
            + " LIMIT 0), "
            + literals
            + "] AS keys) AS probes, unnest(probes.keys) WITH ORDINALITY AS n (k, i)"
            + " WHERE i > 1 GROUP BY k HAVING count(*) > 1 ORDER BY 1, 2 LIMIT 1",
        probes);
  }

  /** The same with standard_conforming_strings and without. */
  private static String literal(String key) {
    return "E'" + key.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** Unique indexes that see more, or others, as one than the column key does. */
  private static String uniqueIndexes(String table) {
    return "SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_attribute a"
        + " ON a.attrelid = i.indrelid AND a.attname = 'key' WHERE i.indrelid = '"
        + table
        + "'::regclass AND i.indisunique AND (i.indnkeyatts <> 1 OR i.indkey[0] <> a.attnum"
        + " OR i.indcollation[0] <> a.attcollation)";
  }

  private static @Nullable SqlFailure judgeIndex(RowSet<Row> rows) {
    return rows.size() == 0
        ? null
        : SqlFailure.wrongTable(
            "its index "
                + rows.iterator().next().getString(0)
                + " is unique, and not as the column key is");
  }
}
