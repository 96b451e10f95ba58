package io.cacheme.storage.sqlite;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.storage.sql.SqlTable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/**
 * SQLite's statements. Those that write are of a key each: in one process, round trips cost
 * nothing.
 */
final class SqliteStatements {

  /** The time in milliseconds, the same throughout a statement. */
  static final String NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

  private final String table;
  private final String name;
  private final SqliteLogStatements log;

  SqliteStatements(SqlTable table) {
    this.table = table.quoted('"');
    this.name = table.name();
    this.log = new SqliteLogStatements(table);
  }

  /** Those of the log. */
  SqliteLogStatements log() {
    return log;
  }

  /** Takes a key; answers the value and the milliseconds left, null where it does not expire. */
  String select() {
    return "SELECT value, expire - "
        + NOW
        + " FROM "
        + table
        + " WHERE key = ? AND (expire IS NULL OR expire > "
        + NOW
        + ")";
  }

  /**
   * The same for {@code count} keys, and answers the key before these: one statement for many costs
   * less than half of as many, for the time alone is as dear as finding a row.
   */
  String selectAll(int count) {
    return "SELECT key, value, expire - "
        + NOW
        + " FROM "
        + table
        + " WHERE key IN (?"
        + ",?".repeat(count - 1)
        + ") AND (expire IS NULL OR expire > "
        + NOW
        + ")";
  }

  /** Takes key, value, and the time to live in milliseconds or null. */
  String upsert() {
    return "INSERT INTO "
        + table
        + " (key, value, expire, updated_at) VALUES (?, ?, "
        + NOW
        + " + ?, "
        + NOW
        + ") ON CONFLICT (key) DO UPDATE SET value = excluded.value, expire = excluded.expire,"
        + " updated_at = excluded.updated_at";
  }

  /** Sets the parameters of {@link #upsert}. */
  static void bind(PreparedStatement upsert, String key, byte[] value, long ttlMillis)
      throws SQLException {
    upsert.setString(1, key);
    upsert.setBytes(2, value);
    if (ttlMillis == RemoteStorage.NO_EXPIRY) {
      upsert.setNull(3, Types.INTEGER);
    } else {
      upsert.setLong(3, ttlMillis);
    }
  }

  /**
   * Takes what {@link #upsert} does, then the value that was seen or null, and the last
   * millisecond; changes a row where the key has no value or that one.
   */
  String fill() {
    return "INSERT INTO "
        + table
        + " (key, value, expire, updated_at) SELECT ?1, ?2, "
        + NOW
        + " + ?3, "
        + NOW
        + " WHERE "
        + NOW
        + " <= ?5 ON CONFLICT (key) DO UPDATE SET value = excluded.value, expire = excluded.expire,"
        + " updated_at = excluded.updated_at WHERE expire <= "
        + NOW
        + " OR value = ?4";
  }

  /** Takes the same; changes a row where the key has the value that was seen. */
  String replace() {
    return "UPDATE "
        + table
        + " SET value = ?2, expire = "
        + NOW
        + " + ?3, updated_at = "
        + NOW
        + " WHERE key = ?1 AND (expire IS NULL OR expire > "
        + NOW
        + ") AND value = ?4 AND "
        + NOW
        + " <= ?5";
  }

  /** Sets the parameters of {@link #fill} and {@link #replace}. */
  static void bind(PreparedStatement statement, ConditionalEntry entry) throws SQLException {
    bind(statement, entry.key(), entry.bytes(), entry.ttlMillis());
    statement.setBytes(4, entry.seen());
    statement.setLong(5, entry.notAfterMillis());
  }

  /** Takes a key. */
  String delete() {
    return "DELETE FROM " + table + " WHERE key = ?";
  }

  /** Takes how many rows at most. */
  String sweep() {
    return "DELETE FROM "
        + table
        + " WHERE key IN (SELECT key FROM "
        + table
        + " WHERE expire <= "
        + NOW
        + " ORDER BY expire LIMIT ?)";
  }

  /** Answers the time in milliseconds since the epoch. */
  String time() {
    return "SELECT " + NOW;
  }

  /** Answers the statements that make the table and its indexes, the table's first. */
  String definition() {
    return "SELECT sql FROM sqlite_master WHERE tbl_name = '"
        + name
        + "' COLLATE NOCASE AND type IN ('table', 'index') AND sql IS NOT NULL"
        + " ORDER BY type = 'index', rowid";
  }

  /** Answers a row if there is an index on expire. */
  String findIndex() {
    return "SELECT 1 FROM pragma_index_list('"
        + name
        + "') l JOIN pragma_index_info(l.name) i WHERE i.seqno = 0 AND i.name = 'expire'";
  }
}
