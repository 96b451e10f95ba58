package io.cacheme.storage.sql;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call of the storage, and the stage that answers it. Calls of one kind share statements. */
abstract sealed class SqlCall<T extends @Nullable Object> extends CompletableFuture<T> {

  /** What kind of statement answers it. */
  enum Kind {
    SELECT,
    UPSERT,
    DELETE,
    FILL,
    REPLACE,
    SWEEP,
    TIME,
    PUBLISH,
    LOG,
    SWEEP_LOG,
    CHECK_LOG
  }

  private final Kind kind;

  private SqlCall(Kind kind) {
    this.kind = kind;
  }

  final Kind kind() {
    return kind;
  }

  /** Whether a statement answers only one such call. */
  final boolean isAlone() {
    return switch (kind) {
      case SWEEP, LOG, SWEEP_LOG, CHECK_LOG -> true;
      default -> false;
    };
  }

  /** How many keys it brings into a statement. */
  int keys() {
    return 1;
  }

  /** How many bytes of values it brings into a statement. */
  long bytes() {
    return 0;
  }

  /** One that reads. */
  abstract static sealed class Read<T extends @Nullable Object> extends SqlCall<T> {

    private Read() {
      super(Kind.SELECT);
    }

    /** The keys, each once. */
    abstract List<String> wanted();

    /** Takes what it wants of {@code found}, whose byte arrays nobody else has. */
    abstract void answer(Map<String, StoredValue> found);

    /** Takes {@code found}, which nobody else has, and which is nothing but what it wants. */
    void answerAlone(Map<String, StoredValue> found) {
      answer(found);
    }
  }

  /** Reads a key. */
  static final class Get extends Read<@Nullable StoredValue> {

    private final String key;

    Get(String key) {
      this.key = key;
    }

    @Override
    List<String> wanted() {
      return List.of(key);
    }

    @Override
    void answer(Map<String, StoredValue> found) {
      complete(found.get(key));
    }
  }

  /** Reads many keys. */
  static final class GetAll extends Read<Map<String, StoredValue>> {

    private final List<String> wanted;

    GetAll(List<String> wanted) {
      this.wanted = wanted;
    }

    @Override
    int keys() {
      return wanted.size();
    }

    @Override
    List<String> wanted() {
      return wanted;
    }

    @Override
    void answerAlone(Map<String, StoredValue> found) {
      complete(found);
    }

    @Override
    void answer(Map<String, StoredValue> found) {
      Map<String, StoredValue> own = new HashMap<>();
      for (String key : wanted) {
        StoredValue value = found.get(key);
        if (value != null) {
          own.put(key, value);
        }
      }
      complete(own);
    }
  }

  /** Writes entries of different keys. */
  static final class Put extends SqlCall<@Nullable Void> {

    private final List<StoredEntry> entries;
    private final long bytes;

    Put(List<StoredEntry> entries) {
      super(Kind.UPSERT);
      this.entries = entries;
      this.bytes = entries.stream().mapToLong(entry -> entry.bytes().length).sum();
    }

    List<StoredEntry> entries() {
      return entries;
    }

    @Override
    int keys() {
      return entries.size();
    }

    @Override
    long bytes() {
      return bytes;
    }
  }

  /** Removes a key. */
  static final class Remove extends SqlCall<@Nullable Void> {

    private final String key;

    Remove(String key) {
      super(Kind.DELETE);
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  /**
   * Writes those of its entries whose keys are unchanged; answers the keys of the others. Those
   * that take a key without a value for unchanged, and those that do not, are of two kinds.
   */
  static final class Keep extends SqlCall<Set<String>> {

    private final List<ConditionalEntry> entries;
    private final long bytes;

    Keep(boolean fills, List<ConditionalEntry> entries) {
      super(fills ? Kind.FILL : Kind.REPLACE);
      this.entries = entries;
      this.bytes = entries.stream().mapToLong(entry -> entry.bytes().length).sum();
    }

    List<ConditionalEntry> entries() {
      return entries;
    }

    /** Takes what it wants of the keys whose entries were {@code kept}. */
    void answer(Set<String> kept) {
      complete(
          entries.stream()
              .map(ConditionalEntry::key)
              .filter(key -> !kept.contains(key))
              .collect(Collectors.toSet()));
    }

    @Override
    int keys() {
      return entries.size();
    }

    @Override
    long bytes() {
      return bytes;
    }
  }

  /** Tells the other processes. */
  static final class Publish extends SqlCall<@Nullable Void> {

    private final SqlMessage message;

    Publish(SqlMessage message) {
      super(Kind.PUBLISH);
      this.message = message;
    }

    SqlMessage message() {
      return message;
    }

    /** Twice, for it may go as hexadecimal digits. */
    @Override
    long bytes() {
      return 2L * (message.channel().length() + message.text().length());
    }
  }

  /** Deletes expired rows; answers how many. */
  static final class Sweep extends SqlCall<Integer> {

    private final int limit;

    Sweep(int limit) {
      super(Kind.SWEEP);
      this.limit = limit;
    }

    int limit() {
      return limit;
    }
  }

  /** Reads the log. */
  static final class Log extends SqlCall<List<SqlLogRow>> {

    private final @Nullable Long from;
    private final int limit;

    private Log(@Nullable Long from, int limit) {
      super(Kind.LOG);
      this.from = from;
      this.limit = limit;
    }

    /** As {@link SqlLog#newest}. */
    static Log newest(int limit) {
      return new Log(null, limit);
    }

    /** As {@link SqlLog#from}. */
    static Log from(long id, int limit) {
      return new Log(id, limit);
    }

    CompletionStage<List<SqlLogRow>> run(SqlLog log) {
      return from == null ? log.newest(limit) : log.from(from, limit);
    }
  }

  /** Deletes old rows of the log; answers how many. */
  static final class SweepLog extends SqlCall<Integer> {

    private final int limit;
    private final long keepMillis;

    SweepLog(int limit, long keepMillis) {
      super(Kind.SWEEP_LOG);
      this.limit = limit;
      this.keepMillis = keepMillis;
    }

    CompletionStage<Integer> run(SqlLog log) {
      return log.sweep(limit, keepMillis);
    }
  }

  /** Looks whether the log is there; what comes of it is told to the bus. */
  static final class CheckLog extends SqlCall<@Nullable Void> {

    private final SqlLogCheck check;

    CheckLog(SqlLogCheck check) {
      super(Kind.CHECK_LOG);
      this.check = check;
    }

    CompletionStage<@Nullable Void> run(SqlSession session) {
      return check.run(session);
    }
  }

  /** Asks for the time. */
  static final class Time extends SqlCall<@Nullable Long> {

    Time() {
      super(Kind.TIME);
    }

    @Override
    int keys() {
      return 0;
    }
  }
}
