package io.cacheme.storage.sql;

import io.cacheme.spi.Bus;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.spi.WriteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values in a table of a SQL database.
 *
 * <p>Calls that wait for a session share statements with others of their kind. Writes of one key
 * take effect in the order of the calls. No write is sent twice, but for one that the database
 * rolled back for a deadlock. Stages are completed on the database's threads.
 */
public final class SqlStorage implements RemoteStorage {

  private final SqlOptions options;
  private final SqlRefusal refusal;
  private final List<SqlDatabase> databases;
  private final SqlSessions readers;
  private final SqlSessions writers;
  private final SqlLimits limits;
  private final SqlTableCheck tableCheck;
  private final SqlTableCheck readersTableCheck;
  private final SqlEntryCheck entryCheck;
  private final WriteOrder order = new WriteOrder();
  private final SqlConditionalWrites conditionalWrites;
  private final @Nullable SqlBus bus;
  private @Nullable SqlLife life;
  private boolean closed;

  /** A storage whose sessions read and write. */
  public SqlStorage(SqlOptions options, SqlSchema schema, SqlDatabase database) {
    this(options, schema, List.of(database));
  }

  /** A storage whose sessions of one kind read and those of another write. */
  public SqlStorage(SqlOptions options, SqlSchema schema, SqlDatabase writer, SqlDatabase reader) {
    this(options, schema, List.of(writer, reader));
  }

  private SqlStorage(SqlOptions options, SqlSchema schema, List<SqlDatabase> databases) {
    this.options = options;
    this.refusal = new SqlRefusal(options, schema);
    this.databases = databases;
    this.limits = databases.get(0).limits();
    this.writers = new SqlSessions(options, refusal, databases.get(0));
    this.readers =
        databases.size() == 1 ? writers : new SqlSessions(options, refusal, databases.get(1));
    this.entryCheck = new SqlEntryCheck(options, refusal);
    this.conditionalWrites = new SqlConditionalWrites(this, entryCheck, order, writers, limits);
    SqlNotifications notifications = databases.get(0).notifications();
    LogBus log = schema.hasLog() ? new LogBus(options, schema, refusal, readers, writers) : null;
    this.bus =
        notifications == null
            ? log
            : new NotifyBus(options, refusal, databases.get(0), notifications, writers);
    this.tableCheck = new SqlTableCheck(options, schema, log == null ? null : log.check());
    this.readersTableCheck = new SqlTableCheck(options, schema, null);
  }

  @Override
  public synchronized CompletionStage<@Nullable Void> open(StorageContext context) {
    if (closed || life != null) {
      return CompletableFuture.failedFuture(refusal.failed("cannot be opened again"));
    }
    SqlLife opened = new SqlLife(options, refusal, bus, context);
    life = opened;
    opened.add(databases.get(0), writers, tableCheck);
    if (readers != writers) {
      opened.add(databases.get(1), readers, readersTableCheck);
    }
    return opened.open(writers);
  }

  @Override
  public CompletionStage<@Nullable StoredValue> get(String key) {
    SqlCall.Get call = new SqlCall.Get(key);
    readers.submit(call);
    return call;
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    if (keys.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    List<SqlCall.GetAll> calls = new ArrayList<>(1);
    List<String> distinct = List.copyOf(new LinkedHashSet<>(keys));
    for (int from = 0; from < distinct.size(); from += limits.keys()) {
      int to = Math.min(distinct.size(), from + limits.keys());
      SqlCall.GetAll call = new SqlCall.GetAll(distinct.subList(from, to));
      calls.add(call);
      readers.submit(call);
    }
    return calls.size() == 1 ? calls.get(0) : Stages.all(calls, () -> merged(calls));
  }

  @Override
  public CompletionStage<@Nullable Void> put(String key, byte[] value, long ttlMillis) {
    return putAll(List.of(new StoredEntry(key, value, ttlMillis)));
  }

  @Override
  public CompletionStage<@Nullable Void> putAll(Collection<StoredEntry> entries) {
    Map<String, StoredEntry> distinct = new LinkedHashMap<>();
    for (StoredEntry entry : entries) {
      StorageReplyException refused =
          entryCheck.refused(entry.key(), entry.bytes().length, entry.ttlMillis());
      if (refused != null) {
        return CompletableFuture.failedFuture(refused);
      }
      long ttlMillis = SqlEntryCheck.bounded(entry.ttlMillis());
      distinct.put(entry.key(), new StoredEntry(entry.key(), entry.bytes(), ttlMillis));
    }
    List<CompletionStage<@Nullable Void>> writes = new ArrayList<>(1);
    for (List<StoredEntry> chunk :
        Chunks.of(distinct.values(), entry -> entry.bytes().length, limits)) {
      writes.add(
          order.writeAll(
              chunk.stream().map(StoredEntry::key).toList(), () -> write(new SqlCall.Put(chunk))));
    }
    return writes.size() == 1 ? writes.get(0) : Stages.all(writes);
  }

  @Override
  public CompletionStage<@Nullable Void> remove(String key) {
    return order.write(key, () -> write(new SqlCall.Remove(key)));
  }

  @Override
  public CompletionStage<@Nullable Long> serverTimeMillis() {
    SqlCall.Time call = new SqlCall.Time();
    readers.submit(call);
    return call;
  }

  @Override
  public ConditionalWrites conditionalWrites() {
    return conditionalWrites;
  }

  /** Null once the server turned out to lack what it takes. */
  @Override
  public @Nullable Bus bus() {
    return bus == null || !bus.isThere() ? null : bus;
  }

  @Override
  public int maxValueBytes() {
    return entryCheck.maxBytes();
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return databases.stream().anyMatch(database -> database.isEventLoop(thread));
  }

  @Override
  public synchronized CompletionStage<@Nullable Void> close() {
    closed = true;
    if (life != null) {
      life.close();
    }
    return Stages.all(databases.stream().map(SqlDatabase::close).toList());
  }

  /** Its URL without credentials. */
  @Override
  public String toString() {
    return options.toString();
  }

  private static Map<String, StoredValue> merged(List<SqlCall.GetAll> calls) {
    Map<String, StoredValue> all = new HashMap<>();
    calls.forEach(call -> all.putAll(call.join()));
    return all;
  }

  private CompletionStage<@Nullable Void> write(SqlCall<@Nullable Void> call) {
    writers.submit(call);
    return call;
  }
}
