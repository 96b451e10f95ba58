package io.cacheme.storage.sql;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Looks whether the table is as it must be, and makes it where that is wished for. */
final class SqlTableCheck {

  /** Another process may make the same table at this moment, and so let one attempt fail. */
  private static final int ATTEMPTS = 3;

  private final boolean create;
  private final List<String> script;

  SqlTableCheck(SqlOptions options, SqlSchema schema) {
    this.create = options.createSchema();
    this.script = schema.statements(options.table());
  }

  /** A stage that is one with its future. */
  CompletionStage<@Nullable Void> run(SqlSession session) {
    CompletableFuture<@Nullable Void> checked = new CompletableFuture<>();
    attempt(session, 1, checked);
    return checked;
  }

  private void attempt(SqlSession session, int attempt, CompletableFuture<@Nullable Void> checked) {
    session
        .check()
        .whenComplete(
            (nothing, thrown) -> {
              SqlFailure failure = thrown == null ? null : SqlRefusal.failure(thrown);
              if (failure == null) {
                checked.complete(null);
              } else if (create
                  && failure.kind() == SqlFailure.Kind.NO_TABLE
                  && attempt <= ATTEMPTS) {
                make(session, attempt, checked);
              } else {
                checked.completeExceptionally(failure);
              }
            });
  }

  private void make(SqlSession session, int attempt, CompletableFuture<@Nullable Void> checked) {
    session
        .apply(script)
        .whenComplete(
            (nothing, thrown) -> {
              if (thrown != null && attempt == ATTEMPTS) {
                SqlFailure failure = SqlRefusal.failure(thrown);
                checked.completeExceptionally(
                    new SqlFailure(
                        failure.kind(), "could not make its table: " + failure.getMessage()));
              } else {
                attempt(session, attempt + 1, checked);
              }
            });
  }
}
