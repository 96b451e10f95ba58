package io.cacheme.proof.faults;

import io.cacheme.proof.load.Source;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Transactions of somebody else that lock the rows of many keys, against the order of the keys. */
final class Deadlocks implements Trouble {

  private static final int ROWS = 300;

  private final Supplier<SqlAdmin> open;
  private final String key;
  private final List<String> settings;
  private final ToLongFunction<SqlAdmin> counted;
  private volatile boolean over;
  private @Nullable CompletableFuture<Void> transactions;
  private long before;
  private long deadlocks;

  /**
   * Of the table {@code cacheme_data}.
   *
   * @param key its key, as it is written in a statement
   * @param settings what the session says first
   * @param counted how many deadlocks there were
   */
  Deadlocks(
      Supplier<SqlAdmin> open,
      String key,
      List<String> settings,
      ToLongFunction<SqlAdmin> counted) {
    this.open = open;
    this.key = key;
    this.settings = settings;
    this.counted = counted;
  }

  @Override
  public void begin(Source source) {
    over = false;
    deadlocks = 0;
    try (SqlAdmin admin = open.get()) {
      before = counted.applyAsLong(admin);
    }
    transactions = CompletableFuture.runAsync(this::lockOverAndOver);
  }

  @Override
  public void end(Source source) {
    over = true;
    if (transactions != null) {
      transactions.join();
    }
    try (SqlAdmin admin = open.get()) {
      deadlocks = counted.applyAsLong(admin) - before;
    }
  }

  @Override
  public String did() {
    return deadlocks == 0 ? "" : deadlocks + " deadlocks";
  }

  private void lockOverAndOver() {
    try (SqlAdmin session = open.get()) {
      settings.forEach(session::ask);
      while (!over) {
        lock(session);
      }
    }
  }

  private void lock(SqlAdmin session) {
    List<String> keys =
        session.ask("SELECT " + key + " FROM cacheme_data ORDER BY " + key + " DESC LIMIT " + ROWS);
    session.ask("BEGIN");
    for (String each : keys) {
      String row = key + " = '" + each.replace("'", "''") + "'";
      if (over || !session.tries("UPDATE cacheme_data SET expire = expire WHERE " + row)) {
        break; // it was the one to give way
      }
    }
    session.ask("ROLLBACK");
  }
}
