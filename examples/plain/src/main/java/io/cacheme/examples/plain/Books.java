package io.cacheme.examples.plain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** The books in the database. It knows of no cache but the names of its keys. */
final class Books implements Prices {

  private final DataSource database;

  Books(DataSource database) {
    this.database = database;
  }

  /** Makes the table, with some books, anew. */
  void create() throws IOException {
    try (InputStream file = Books.class.getResourceAsStream("/bookshop.sql")) {
      byte[] script = Objects.requireNonNull(file, "bookshop.sql").readAllBytes();
      run(new String(script, StandardCharsets.UTF_8), PreparedStatement::execute);
    }
  }

  List<Long> onTopic(String topic) {
    List<Long> ids = new ArrayList<>();
    run(
        "SELECT id FROM book WHERE topic = ? ORDER BY title",
        query -> {
          query.setString(1, topic);
          each(query, row -> ids.add(row.getLong(1)));
        });
    return ids;
  }

  Map<Title, String> titles(Collection<Title> of) {
    Map<Title, String> titles = new HashMap<>();
    run(
        "SELECT id, title FROM book WHERE id = ANY (?)",
        query -> {
          query.setObject(1, of.stream().mapToLong(Title::bookId).toArray());
          each(query, row -> titles.put(new Title(row.getLong(1)), row.getString(2)));
        });
    return titles;
  }

  @Override
  public Map<Long, Long> cents(Collection<Long> bookIds) {
    Map<Long, Long> cents = new HashMap<>();
    run(
        "SELECT id, cents FROM book WHERE id = ANY (?)",
        query -> {
          query.setObject(1, bookIds.stream().mapToLong(Long::longValue).toArray());
          each(query, row -> cents.put(row.getLong(1), row.getLong(2)));
        });
    return cents;
  }

  /** It is committed when this returns, for a connection commits each statement. */
  @Override
  public boolean change(long bookId, long cents) {
    int[] changed = new int[1];
    run(
        "UPDATE book SET cents = ? WHERE id = ?",
        update -> {
          update.setLong(1, cents);
          update.setLong(2, bookId);
          changed[0] = update.executeUpdate();
        });
    return changed[0] == 1;
  }

  private interface Work {
    void with(PreparedStatement statement) throws SQLException;
  }

  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private void run(String sql, Work work) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      work.with(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("the database failed: " + e.getMessage(), e);
    }
  }

  private static void each(PreparedStatement query, Row row) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        row.take(rows);
      }
    }
  }
}
