package io.cacheme.storage.mysql;

import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlLimits;
import io.cacheme.storage.sql.SqlOptions;
import io.cacheme.storage.sql.SqlTable;
import io.cacheme.storage.sql.vertx.TableCheck;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What shows that the table and the server are as the statements need them. */
final class MysqlChecks {

  /** Filled up to a power of two, a statement has at most twice these bytes. */
  static final SqlLimits LIMITS = new SqlLimits(500, 1 << 20);

  /** So much a statement takes however small the values are. */
  private static final long LEAST_BYTES = 2L * LIMITS.bytes();

  /** More than the keys and all else in a statement take. */
  private static final int OVERHEAD_BYTES = 512 << 10;

  /** What each column must be, and for the deletion of expired rows an index begins with expire. */
  private static final Map<String, Pattern> COLUMNS =
      Map.of(
          "key", Pattern.compile("varbinary\\((51[2-9]|5[2-9]\\d|[6-9]\\d\\d|\\d{4,})\\) pri"),
          "value", Pattern.compile("longblob .*"),
          "expire", Pattern.compile("datetime\\([3-6]\\) mul"),
          "updated_at", Pattern.compile("datetime\\([3-6]\\) .*"));

  private MysqlChecks() {}

  /** For {@code statements}, which are prepared and not run: that shows the user's rights too. */
  static List<TableCheck> of(SqlOptions options, List<String> statements) {
    List<TableCheck> checks = new ArrayList<>();
    checks.add(new TableCheck(columns(options.table()), MysqlChecks::judgeColumns));
    checks.add(new TableCheck(uniqueKeys(options.table()), MysqlChecks::judgeKeys));
    for (String statement : statements) {
      checks.add(TableCheck.succeeds("PREPARE cacheme_check FROM '" + statement + "'"));
    }
    checks.add(TableCheck.succeeds("DEALLOCATE PREPARE cacheme_check"));
    checks.add(
        new TableCheck(
            "SELECT @@max_allowed_packet", rows -> judgePacket(rows, options.maxValueBytes())));
    return List.copyOf(checks);
  }

  private static String columns(SqlTable table) {
    return "SELECT COLUMN_NAME, CONCAT(COLUMN_TYPE, ' ', COLUMN_KEY), IS_NULLABLE = 'NO'"
        + " AND COLUMN_DEFAULT IS NULL AND EXTRA NOT LIKE '%auto_increment%'"
        + " AND EXTRA NOT LIKE '%GENERATED%' FROM information_schema.COLUMNS WHERE "
        + of(table);
  }

  /** Its unique keys, each with its columns, and how much of them it compares. */
  private static String uniqueKeys(SqlTable table) {
    return "SELECT GROUP_CONCAT(COALESCE(COLUMN_NAME, '(an expression)'),"
        + " COALESCE(CONCAT('(', SUB_PART, ')'), '') ORDER BY SEQ_IN_INDEX)"
        + " FROM information_schema.STATISTICS WHERE NON_UNIQUE = 0 AND "
        + of(table)
        + " GROUP BY INDEX_NAME";
  }

  private static String of(SqlTable table) {
    return "TABLE_SCHEMA = "
        + (table.schema() == null ? "DATABASE()" : "'" + table.schema() + "'")
        + " AND TABLE_NAME = '"
        + table.name()
        + "'";
  }

  private static @Nullable SqlFailure judgeColumns(RowSet<Row> rows) {
    Map<String, String> found = new HashMap<>();
    for (Row row : rows) {
      String name = lower(row.getString(0));
      if (!COLUMNS.containsKey(name) && row.getInteger(2) != 0) {
        return SqlFailure.wrongTable("its column " + name + " is NOT NULL and has no default");
      }
      found.put(name, lower(row.getString(1)));
    }
    if (found.isEmpty()) {
      return new SqlFailure(
          SqlFailure.Kind.NO_TABLE, "no such table in the database, or none that the user may see");
    }
    for (Map.Entry<String, Pattern> column : COLUMNS.entrySet()) {
      String type = found.get(column.getKey());
      if (type == null || !column.getValue().matcher(type).matches()) {
        return SqlFailure.wrongTable(
            "its column " + column.getKey() + " is " + (type == null ? "missing" : type.strip()));
      }
    }
    return null;
  }

  private static @Nullable SqlFailure judgePacket(RowSet<Row> rows, int maxValueBytes) {
    long packet = rows.iterator().next().getLong(0);
    long needed = Math.max(maxValueBytes, LEAST_BYTES) + OVERHEAD_BYTES;
    if (packet >= needed) {
      return null;
    }
    long largest = packet - OVERHEAD_BYTES;
    return new SqlFailure(
        SqlFailure.Kind.REJECTED,
        "takes packets of "
            + packet
            + " bytes, too small for values of "
            + maxValueBytes
            + "\n    help:  set the server's max_allowed_packet to "
            + (needed + 1_023) / 1_024 * 1_024 // which it rounds down to
            + " or more"
            + (largest < LEAST_BYTES ? "" : ", or maxValueBytes to " + largest + " or less"));
  }

  /** ON DUPLICATE KEY UPDATE goes by any of them, and would write the value of another key. */
  private static @Nullable SqlFailure judgeKeys(RowSet<Row> rows) {
    for (Row row : rows) {
      String columns = lower(row.getString(0));
      if (!columns.equals("key")) {
        return SqlFailure.wrongTable("it has a unique key of " + columns);
      }
    }
    return null;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
