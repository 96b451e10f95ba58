package io.cacheme.storage.sqlite;

import io.cacheme.storage.sql.SqlTable;
import java.util.List;

/**
 * The statements of the log. One connection writes at a time, and gives the ids while it does: so
 * they are seen in their order.
 */
final class SqliteLogStatements {

  private final String log;

  SqliteLogStatements(SqlTable table) {
    this.log = table.log().quoted('"');
  }

  /** Takes channel and message. */
  String insert() {
    return "INSERT INTO "
        + log
        + " (channel, message, created) VALUES (?, ?, "
        + SqliteStatements.NOW
        + ")";
  }

  /** Takes how many; answers id, time, and nothing twice. */
  String newest() {
    return "SELECT id, created, '', '' FROM " + log + " ORDER BY id DESC LIMIT ?";
  }

  /** Takes the first id and how many; answers id, time, channel and message. */
  String from() {
    return "SELECT id, created, channel, message FROM "
        + log
        + " WHERE id >= ? ORDER BY id LIMIT ?";
  }

  /** Takes how many to delete at most, and how far in milliseconds from now an old one is. */
  String sweep() {
    return "DELETE FROM "
        + log
        + " WHERE id < (SELECT max(id) FROM (SELECT id, created FROM "
        + log
        + " ORDER BY id LIMIT ? + 1) WHERE abs(created - "
        + SqliteStatements.NOW
        + ") > ?)";
  }

  List<String> all() {
    return List.of(insert(), newest(), from(), sweep());
  }
}
