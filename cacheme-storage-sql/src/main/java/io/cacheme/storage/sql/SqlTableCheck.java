package io.cacheme.storage.sql;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Looks whether the table is as it must be, and makes it where that is wished for. */
final class SqlTableCheck {

  /** Another process may make the same table at this moment, and so let one attempt fail. */
  private static final int ATTEMPTS = 3;

  private final @Nullable SqlLogCheck logCheck;
  private final boolean create;
  private final SqlSchema schema;
  private final SqlTable table;
  private final List<String> script;

  /** With that of the log, where there is one. */
  SqlTableCheck(SqlOptions options, SqlSchema schema, @Nullable SqlLogCheck logCheck) {
    this.logCheck = logCheck;
    this.create = options.createSchema();
    this.schema = schema;
    this.table = options.table();
    this.script = schema.statements(options.table());
  }

  /** A stage that is one with its future. */
  CompletionStage<@Nullable Void> run(SqlSession session) {
    CompletableFuture<@Nullable Void> checked = new CompletableFuture<>();
    attempt(session, 1, checked);
    return logCheck == null ? checked : checked.thenCompose(nothing -> logCheck.run(session));
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

  /** The rights that its statements need are others, and createSchema is what failed. */
  private SqlFailure notMade(SqlFailure failure) {
    String what = "could not make its table: " + failure.getMessage();
    return switch (failure.kind()) {
      case NO_RIGHT ->
          rejected(
              "could not make its table, for the user may not: " + firstLine(failure),
              "GRANT " + schema.rightToMake() + " to the user; or " + byHand());
      case NO_TABLE -> // there is no such schema, or database
          rejected(what, "create the schema of " + table + " first, or name another");
      default -> new SqlFailure(failure.kind(), what);
    };
  }

  private String byHand() {
    return "apply " + schema.path() + " as one who may, and leave out createSchema=true";
  }

  private static SqlFailure rejected(String what, String help) {
    return new SqlFailure(SqlFailure.Kind.REJECTED, what + "\n    help:  " + help);
  }

  private static String firstLine(SqlFailure failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  private void make(SqlSession session, int attempt, CompletableFuture<@Nullable Void> checked) {
    session
        .apply(script)
        .whenComplete(
            (nothing, thrown) -> {
              if (thrown != null && attempt == ATTEMPTS) {
                checked.completeExceptionally(notMade(SqlRefusal.failure(thrown)));
              } else {
                attempt(session, attempt + 1, checked);
              }
            });
  }
}
