package io.cacheme.storage.sql;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A database whose statements end when the test says so. */
final class FakeDatabase implements SqlDatabase {

  static final long TIME_MILLIS = 1_704_067_200_123L;

  /** A statement that was begun. */
  record Statement(Session session, String text, CompletableFuture<?> answer, Runnable effect) {

    void succeed() {
      effect.run();
    }

    void fail(SqlFailure.Kind kind, String message) {
      answer.completeExceptionally(new SqlFailure(kind, message));
    }
  }

  final Map<String, StoredValue> rows = new TreeMap<>();
  final List<Statement> statements = new ArrayList<>();
  final List<CompletableFuture<SqlSession>> connecting = new ArrayList<>();
  final List<Session> sessions = new ArrayList<>();
  int poolSize = 2;
  SqlFailure missing;
  int sweepable;

  /** Lets the attempt to connect that is under way succeed. */
  Session accept() {
    Session session = new Session();
    sessions.add(session);
    connecting.remove(0).complete(session);
    return session;
  }

  void refuse(SqlFailure.Kind kind, String message) {
    connecting.remove(0).completeExceptionally(new SqlFailure(kind, message));
  }

  /** The oldest statement that has not ended. */
  Statement next() {
    return statements.remove(0);
  }

  @Override
  public int poolSize() {
    return poolSize;
  }

  @Override
  public SqlLimits limits() {
    return new SqlLimits(3, 100);
  }

  @Override
  public void open(StorageContext context) {}

  @Override
  public CompletionStage<SqlSession> connect() {
    CompletableFuture<SqlSession> attempt = new CompletableFuture<>();
    connecting.add(attempt);
    return attempt;
  }

  @Override
  public boolean isEventLoop(Thread thread) {
    return false;
  }

  @Override
  public CompletionStage<Void> close() {
    return CompletableFuture.completedFuture(null);
  }

  /** A session of it. */
  final class Session implements SqlSession {

    private final List<CompletableFuture<?>> underWay = new ArrayList<>();
    private Runnable listener = () -> {};
    long heard = System.nanoTime();
    boolean aborted;

    void lose() {
      listener.run();
    }

    @Override
    public CompletionStage<Map<String, StoredValue>> select(List<String> keys) {
      return begin(
          "select " + keys,
          () -> {
            Map<String, StoredValue> found = new TreeMap<>(rows);
            found.keySet().retainAll(keys);
            return found;
          });
    }

    @Override
    public CompletionStage<Void> upsert(List<StoredEntry> entries) {
      return begin(
          "upsert " + entries.stream().map(StoredEntry::key).toList(),
          () -> {
            entries.forEach(e -> rows.put(e.key(), new StoredValue(e.bytes(), e.ttlMillis())));
            return null;
          });
    }

    @Override
    public CompletionStage<Set<String>> fill(List<ConditionalEntry> entries) {
      return keep("fill ", entries);
    }

    @Override
    public CompletionStage<Set<String>> replace(List<ConditionalEntry> entries) {
      return keep("replace ", entries);
    }

    @Override
    public CompletionStage<Void> delete(List<String> keys) {
      return begin(
          "delete " + keys,
          () -> {
            rows.keySet().removeAll(keys);
            return null;
          });
    }

    @Override
    public CompletionStage<Void> publish(List<SqlMessage> messages) {
      return begin("publish " + messages.stream().map(SqlMessage::text).toList(), () -> null);
    }

    @Override
    public CompletionStage<Integer> sweep(int limit) {
      return begin(
          "sweep " + limit,
          () -> {
            int swept = Math.min(limit, sweepable);
            sweepable -= swept;
            return swept;
          });
    }

    @Override
    public CompletionStage<Long> time() {
      return begin("time", () -> TIME_MILLIS);
    }

    @Override
    public CompletionStage<Void> check() {
      return missing == null
          ? CompletableFuture.completedFuture(null)
          : CompletableFuture.failedFuture(missing);
    }

    @Override
    public CompletionStage<Void> apply(List<String> script) {
      missing = null;
      rows.put("made by", new StoredValue(script.get(0).getBytes(), StoredValue.UNKNOWN));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onLost(Runnable lost) {
      listener = lost;
    }

    @Override
    public long lastHeardNanos() {
      return heard;
    }

    @Override
    public void abort() {
      aborted = true;
      SqlFailure lost = new SqlFailure(SqlFailure.Kind.LOST, "lost the connection");
      underWay.forEach(answer -> answer.completeExceptionally(lost));
    }

    private CompletionStage<Set<String>> keep(String text, List<ConditionalEntry> entries) {
      return begin(
          text + entries.stream().map(ConditionalEntry::key).toList(),
          () -> {
            Set<String> kept = new TreeSet<>();
            for (ConditionalEntry entry : entries) {
              StoredValue found = rows.get(entry.key());
              boolean unchanged =
                  found == null
                      ? entry.seen() == null || entry.orNone()
                      : Arrays.equals(found.bytes(), entry.seen());
              if (unchanged) {
                rows.put(entry.key(), new StoredValue(entry.bytes(), entry.ttlMillis()));
                kept.add(entry.key());
              }
            }
            return kept;
          });
    }

    private <T> CompletionStage<T> begin(String text, Supplier<T> effect) {
      CompletableFuture<T> answer = new CompletableFuture<>();
      underWay.add(answer);
      statements.add(
          new Statement(
              this,
              text,
              answer,
              () -> {
                heard = System.nanoTime();
                answer.complete(effect.get());
              }));
      return answer;
    }
  }
}
