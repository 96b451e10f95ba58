package io.cacheme.storage.sql;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The log by which processes tell each other where the server hands nothing over, through one
 * session. Contracts are as those of {@link SqlSession}.
 */
public interface SqlLog {

  /** Fails unless the log is there, and the user may read it, write it and delete from it. */
  CompletionStage<@Nullable Void> check();

  /** Up to {@code limit} rows, those with the largest ids, in any order. */
  CompletionStage<List<SqlLogRow>> newest(int limit);

  /** Up to {@code limit} rows, those with the smallest ids from {@code id} on, in their order. */
  CompletionStage<List<SqlLogRow>> from(long id, int limit);

  /**
   * Deletes rows that are older than {@code keepMillis} by the database's clock, of the {@code
   * limit} with the smallest ids, and those before them; never the newest one. How many.
   */
  CompletionStage<Integer> sweep(int limit, long keepMillis);
}
