package io.cacheme.storage.sql;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the log is there, and makes it where that is wished for. Without it the storage
 * does all but tell.
 */
final class SqlLogCheck {

  private final LogBus bus;
  private final boolean create;
  private final List<String> script;

  SqlLogCheck(SqlOptions options, SqlSchema schema, LogBus bus) {
    this.bus = bus;
    this.create = options.createSchema();
    this.script = schema.statements(options.table());
  }

  /** Fails only where the connection is lost, or nothing could be found out. */
  CompletionStage<@Nullable Void> run(SqlSession session) {
    return check(session)
        .thenCompose(
            failure ->
                failure != null && create && failure.kind() == SqlFailure.Kind.NO_TABLE
                    ? make(session)
                    : CompletableFuture.completedFuture(failure))
        .thenCompose(this::settle);
  }

  private static CompletionStage<@Nullable SqlFailure> check(SqlSession session) {
    SqlLog log = session.log();
    return log == null
        ? CompletableFuture.completedFuture(
            new SqlFailure(SqlFailure.Kind.NO_TABLE, "it has no log"))
        : log.check().handle(SqlLogCheck::failure);
  }

  /** Why it could not be made says more than that it is not there. */
  private CompletionStage<@Nullable SqlFailure> make(SqlSession session) {
    return session
        .apply(script)
        .handle(SqlLogCheck::failure)
        .thenCompose(
            failure ->
                failure == null
                    ? check(session)
                    : check(session).thenApply(still -> still == null ? null : failure));
  }

  private CompletionStage<@Nullable Void> settle(@Nullable SqlFailure failure) {
    if (failure == null) {
      bus.found();
    } else if (failure.kind() == SqlFailure.Kind.LOST
        || failure.kind() == SqlFailure.Kind.RETRYABLE) { // it says nothing of the log
      return CompletableFuture.failedFuture(failure);
    } else {
      bus.missing(failure);
    }
    return CompletableFuture.completedFuture(null);
  }

  private static @Nullable SqlFailure failure(@Nullable Void nothing, @Nullable Throwable thrown) {
    return thrown == null ? null : SqlRefusal.failure(thrown);
  }
}
