package io.cacheme.storage.sql;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection. It is given one statement at a time. No method blocks or throws; stages fail with
 * {@link SqlFailure}, and all of them fail once the connection is lost.
 *
 * <p>Implemented by the storages of this project alone; there may be more methods one day.
 *
 * <p>Expiry is judged by the database's own clock: an expired row is never answered, and a time to
 * live begins when the statement runs.
 */
public interface SqlSession {

  /** The rows of {@code keys}, which are distinct, as many as {@link SqlLimits#keys} at most. */
  CompletionStage<Map<String, StoredValue>> select(List<String> keys);

  /**
   * Writes {@code entries}, all or none. Their keys are distinct and sorted, so that two statements
   * lock rows in the same order; times to live are at most {@link SqlLimits#MOST_TTL_MILLIS}, or
   * {@link io.cacheme.spi.RemoteStorage#NO_EXPIRY}.
   */
  CompletionStage<@Nullable Void> upsert(List<StoredEntry> entries);

  /**
   * Writes those of {@code entries} whose key has no value, or what was seen, and whose time has
   * not passed; with those two it is one step for each entry. Keys and times to live are as those
   * of {@link #upsert}. It fails with {@link SqlFailure.Kind#RETRYABLE} only if it has written
   * none.
   *
   * @return the keys of those that it is known to have written
   */
  CompletionStage<Set<String>> fill(List<ConditionalEntry> entries);

  /**
   * The same for entries whose key must have what was seen; one without a value is left so.
   *
   * @return the keys of those that it is known to have written
   */
  CompletionStage<Set<String>> replace(List<ConditionalEntry> entries);

  /** Deletes {@code keys}, which are distinct and sorted. */
  CompletionStage<@Nullable Void> delete(List<String> keys);

  /** Deletes up to {@code limit} expired rows, none that another process holds; how many. */
  CompletionStage<Integer> sweep(int limit);

  /**
   * The time by the clock that judges expiry, in milliseconds since the epoch, whatever the
   * session's time zone.
   */
  CompletionStage<Long> time();

  /**
   * Fails with {@link SqlFailure.Kind#NO_TABLE} or {@link SqlFailure.Kind#WRONG_TABLE} unless the
   * table is there with all that the other statements need, and takes no two keys for one.
   */
  CompletionStage<@Nullable Void> check();

  /** Runs the statements of a schema script, one after the other. */
  CompletionStage<@Nullable Void> apply(List<String> statements);

  /**
   * Tells all processes of {@code messages}; each may be told twice if the statement is run again.
   */
  CompletionStage<@Nullable Void> publish(List<SqlMessage> messages);

  /** Where {@link #publish} writes what it is given, or null where the server hands it over. */
  default @Nullable SqlLog log() {
    return null;
  }

  /**
   * Calls {@code listener} with the server's name of a channel and the text of each message that
   * the server hands over by itself, one after the other; never, where it does not.
   */
  default void onNotification(BiConsumer<String, String> listener) {}

  /** Calls {@code listener} when the connection is lost, at once if it is already; once. */
  void onLost(Runnable listener);

  /** When something last came from the server, by {@link System#nanoTime}. */
  long lastHeardNanos();

  /** Drops the connection without a word to the server, which may hang. Idempotent. */
  void abort();
}
