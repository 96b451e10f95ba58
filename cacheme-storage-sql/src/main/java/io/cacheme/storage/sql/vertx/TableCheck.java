package io.cacheme.storage.sql.vertx;

import io.cacheme.storage.sql.KeyProbes;
import io.cacheme.storage.sql.SqlFailure;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A statement that shows whether the table, or the server, is as the storage needs it.
 *
 * @param text the statement, without parameters; it must not fail where the server is read-only
 * @param judge what is wrong by what it answered, or null if nothing is
 */
public record TableCheck(String text, Function<RowSet<Row>, @Nullable SqlFailure> judge) {

  /** A statement that fails if anything is wrong. */
  public static TableCheck succeeds(String text) {
    return new TableCheck(text, rows -> null);
  }

  /** A statement that answers for each two keys that are one which of the probes they are. */
  public static TableCheck keys(String text, List<String> probes) {
    return new TableCheck(
        text,
        rows -> {
          if (rows.size() == 0) {
            return null;
          }
          Row pair = rows.iterator().next();
          return KeyProbes.takenForOne(
              probes.get(pair.getInteger(0)), probes.get(pair.getInteger(1)));
        });
  }

  /** A statement that answers no row if something is {@code missing}, as in "no index". */
  public static TableCheck answers(String text, String missing) {
    return new TableCheck(
        text, rows -> rows.size() > 0 ? null : new SqlFailure(SqlFailure.Kind.NO_TABLE, missing));
  }
}
