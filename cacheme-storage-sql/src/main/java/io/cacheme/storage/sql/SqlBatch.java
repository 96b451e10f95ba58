package io.cacheme.storage.sql;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Calls of one kind that one statement answers. */
final class SqlBatch {

  private final List<SqlCall<?>> calls;
  private long bytesRead;
  private int keysRead;

  SqlBatch(List<SqlCall<?>> calls) {
    this.calls = calls;
  }

  int size() {
    return calls.size();
  }

  /** How many bytes a value had that it read, on average; 0 if it read none. */
  int meanBytesRead() {
    return keysRead == 0 ? 0 : (int) (bytesRead / keysRead);
  }

  /** Runs the statement; the stage ends once it is known what to {@link #answer}. */
  CompletionStage<?> run(SqlSession session) {
    return switch (calls.get(0).kind()) {
      case SELECT -> session.select(wanted());
      case UPSERT -> session.upsert(entries());
      case DELETE -> session.delete(removed());
      case FILL -> session.fill(conditional());
      case REPLACE -> session.replace(conditional());
      case SWEEP -> session.sweep(((SqlCall.Sweep) calls.get(0)).limit());
      case TIME -> session.time();
      case PUBLISH -> session.publish(messages());
      case LOG -> ((SqlCall.Log) calls.get(0)).run(log(session));
      case SWEEP_LOG -> ((SqlCall.SweepLog) calls.get(0)).run(log(session));
      case CHECK_LOG -> ((SqlCall.CheckLog) calls.get(0)).run(session);
    };
  }

  /** What the calls are to fail with. */
  RuntimeException explain(SqlFailure failure, SqlRefusal refusal) {
    return switch (calls.get(0).kind()) {
      case PUBLISH, LOG, SWEEP_LOG, CHECK_LOG -> refusal.explainTelling(failure);
      default -> refusal.explain(failure);
    };
  }

  /** Tells the calls what {@link #run} answered. */
  void answer(@Nullable Object answered) {
    if (answered instanceof Map<?, ?>) {
      @SuppressWarnings("unchecked") // the only map there is, of select
      Map<String, StoredValue> found = (Map<String, StoredValue>) answered;
      answerReads(found);
      return;
    }
    for (SqlCall<?> call : calls) {
      if (call instanceof SqlCall.Keep keep && answered instanceof Set<?>) {
        @SuppressWarnings("unchecked") // what fill and replace answer
        Set<String> kept = (Set<String>) answered;
        keep.answer(kept);
      } else if (call instanceof SqlCall.Sweep sweep) {
        sweep.complete((Integer) answered);
      } else if (call instanceof SqlCall.SweepLog sweep) {
        sweep.complete((Integer) answered);
      } else if (call instanceof SqlCall.Log log && answered instanceof List<?>) {
        @SuppressWarnings("unchecked") // what a log answers
        List<SqlLogRow> rows = (List<SqlLogRow>) answered;
        log.complete(rows);
      } else if (call instanceof SqlCall.Time time) {
        time.complete((Long) answered);
      } else {
        call.complete(null);
      }
    }
  }

  private static SqlLog log(SqlSession session) {
    return Objects.requireNonNull(session.log(), "a session of a database with a log");
  }

  void fail(Throwable why) {
    calls.forEach(call -> call.completeExceptionally(why));
  }

  private void answerReads(Map<String, StoredValue> found) {
    keysRead = found.size();
    found.values().forEach(value -> bytesRead += value.bytes().length);
    if (calls.size() == 1 && calls.get(0) instanceof SqlCall.Read<?> read) {
      read.answerAlone(found);
      return;
    }
    boolean shared = calls.stream().mapToInt(SqlCall::keys).sum() > wanted().size();
    for (SqlCall<?> call : calls) {
      if (call instanceof SqlCall.Read<?> read) {
        read.answer(shared ? copies(read, found) : found);
      }
    }
  }

  /** Two calls that asked for one key must not share an array. */
  private static Map<String, StoredValue> copies(
      SqlCall.Read<?> read, Map<String, StoredValue> found) {
    Map<String, StoredValue> copies = new HashMap<>();
    for (String key : read.wanted()) {
      StoredValue value = found.get(key);
      if (value != null) {
        copies.put(key, new StoredValue(value.bytes().clone(), value.ttlLeftMillis()));
      }
    }
    return copies;
  }

  /** All keys that its reads want, each once. */
  private List<String> wanted() {
    if (calls.size() == 1 && calls.get(0) instanceof SqlCall.Read<?> read) {
      return read.wanted();
    }
    Set<String> wanted = new LinkedHashSet<>();
    for (SqlCall<?> call : calls) {
      if (call instanceof SqlCall.Read<?> read) {
        wanted.addAll(read.wanted());
      }
    }
    return List.copyOf(wanted);
  }

  private List<StoredEntry> entries() {
    List<StoredEntry> entries = new ArrayList<>();
    for (SqlCall<?> call : calls) {
      if (call instanceof SqlCall.Put put) {
        entries.addAll(put.entries());
      }
    }
    entries.sort(Comparator.comparing(StoredEntry::key));
    return entries;
  }

  private List<ConditionalEntry> conditional() {
    List<ConditionalEntry> entries = new ArrayList<>();
    for (SqlCall<?> call : calls) {
      if (call instanceof SqlCall.Keep keep) {
        entries.addAll(keep.entries());
      }
    }
    entries.sort(Comparator.comparing(ConditionalEntry::key));
    return entries;
  }

  private List<String> removed() {
    List<String> removed = new ArrayList<>();
    for (SqlCall<?> call : calls) {
      if (call instanceof SqlCall.Remove remove) {
        removed.add(remove.key());
      }
    }
    removed.sort(Comparator.naturalOrder());
    return removed;
  }

  private List<SqlMessage> messages() {
    List<SqlMessage> messages = new ArrayList<>();
    for (SqlCall<?> call : calls) {
      if (call instanceof SqlCall.Publish publish) {
        messages.add(publish.message());
      }
    }
    return messages;
  }
}
