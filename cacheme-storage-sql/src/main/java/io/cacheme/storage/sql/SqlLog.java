package io.cacheme.storage.sql;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The log by which processes tell each other where the server hands nothing over, through one
 * session. Contracts are as those of {@link SqlSession}. Implemented by the storages of this
 * project alone.
 */
public interface SqlLog {

  /** Fails unless the log is there, and the user may read it, write it and delete from it. */
  CompletionStage<@Nullable Void> check();

  /** Up to {@code limit} rows, those with the largest ids, in any order. */
  CompletionStage<List<SqlLogRow>> newest(int limit);

  /** Up to {@code limit} rows, those with the smallest ids from {@code id} on, in their order. */
  CompletionStage<List<SqlLogRow>> from(long id, int limit);

  /**
   * Deletes what is before the newest row that is old, up to {@code limit} rows of those with the
   * smallest ids; how many. Old is what was written more than {@code keepMillis} before now by the
   * database's clock, or after: such a clock has jumped, and would keep it until its time comes.
   * The newest row that is old stays, for readers that have read all there is look for it again.
   */
  CompletionStage<Integer> sweep(int limit, long keepMillis);
}
