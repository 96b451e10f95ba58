package io.cacheme;

import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Supplier;

/** A remote storage that writes down its calls and does with each kind what it is told to. */
final class FakeRemote implements RemoteStorage {

  /** One call: answered, failed or left alone. */
  record Call<T>(String op, List<String> keys, Supplier<T> effect, CompletableFuture<T> future) {

    CompletionStage<T> answer() {
      future.complete(effect.get());
      return future;
    }

    CompletionStage<T> fail(Throwable failure) {
      future.completeExceptionally(failure);
      return future;
    }

    @Override
    public String toString() {
      return op + " " + String.join(" ", keys);
    }
  }

  final String name;
  Map<String, byte[]> stored = new ConcurrentHashMap<>();
  final Map<String, Long> ttls = new ConcurrentHashMap<>();
  final Deque<Call<?>> held = new ConcurrentLinkedDeque<>();
  final List<String> journal;

  /** Whether the reads of generations, one a second at most, are none of its calls. */
  boolean hidesGenerations = true;

  private final List<String> calls = new ArrayList<>();
  private final Map<String, Function<Call<?>, CompletionStage<?>>> behaviours =
      new ConcurrentHashMap<>();
  volatile CompletionStage<Void> opening = CompletableFuture.completedFuture(null);
  volatile Function<StorageContext, CompletionStage<Void>> onOpen = context -> opening;
  volatile CompletionStage<Void> closing = CompletableFuture.completedFuture(null);
  volatile long ttlLeft = StoredValue.UNKNOWN;
  volatile int maxBytes = 1 << 20;
  volatile Thread eventLoop;
  volatile boolean distributed;
  volatile long heard;
  volatile int closed;

  FakeRemote(String name, List<String> journal) {
    this.name = name;
    this.journal = journal;
  }

  /** What was called, as {@code get x:7}, since the last time. */
  List<String> calls() {
    synchronized (calls) {
      List<String> all = List.copyOf(calls);
      calls.clear();
      return all;
    }
  }

  /** From now on does so with calls of {@code op}, or of any if it is {@code *}. */
  void on(String op, Function<Call<?>, CompletionStage<?>> behaviour) {
    behaviours.put(op, behaviour);
  }

  void hold(String op) {
    on(
        op,
        call -> {
          held.add(call);
          return call.future();
        });
  }

  void fail(String op) {
    on(op, call -> call.fail(new IllegalStateException(name + " is broken")));
  }

  void recover() {
    behaviours.clear();
  }

  /** Answers all calls held so far, in order. */
  void release() {
    for (Call<?> call = held.poll(); call != null; call = held.poll()) {
      call.answer();
    }
  }

  /** Keeps its entries where {@code other} does, as a link of another process would. */
  void shares(FakeRemote other) {
    stored = other.stored;
  }

  void keep(long id, String value, long expiresAt) {
    keep(id, Entry.of(value, ManualClock.EPOCH_MILLIS, expiresAt));
  }

  void keep(long id, Entry<String> entry) {
    stored.put(Thing.remoteKey(id), new MsgPackSerializer().encode(entry, Thing.STRING));
  }

  /** The entry of {@link Thing} {@code id}, or null. */
  Entry<String> entry(long id) {
    byte[] bytes = stored.get(Thing.remoteKey(id));
    return bytes == null ? null : new MsgPackSerializer().decode(bytes, Thing.STRING);
  }

  String value(long id) {
    Entry<String> entry = entry(id);
    return entry == null ? null : entry.value();
  }

  @SuppressWarnings("unchecked")
  private <T> CompletionStage<T> call(String op, Collection<String> keys, Supplier<T> effect) {
    Call<T> call =
        new Call<>(
            op,
            keys.stream().map(key -> key.replace("cacheme:", "").replace(":v1", "")).toList(),
            effect,
            new CompletableFuture<>());
    if (hidesGenerations
        && op.equals("getAll")
        && keys.stream().anyMatch(key -> key.contains("%generation"))) {
      return call.answer();
    }
    synchronized (calls) {
      calls.add(call.toString());
    }
    journal.add(name + " " + call);
    Function<Call<?>, CompletionStage<?>> behaviour = behaviours.get(op);
    behaviour = behaviour == null ? behaviours.get("*") : behaviour;
    return behaviour == null ? call.answer() : (CompletionStage<T>) behaviour.apply(call);
  }

  private StoredValue read(String key) {
    byte[] bytes = stored.get(key);
    return bytes == null ? null : new StoredValue(bytes, ttlLeft);
  }

  private Void write(StoredEntry entry) {
    stored.put(entry.key(), entry.bytes());
    ttls.put(entry.key(), entry.ttlMillis());
    return null;
  }

  @Override
  public CompletionStage<StoredValue> get(String key) {
    return call("get", List.of(key), () -> read(key));
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    List<String> asked = List.copyOf(keys);
    return call(
        "getAll",
        asked,
        () -> {
          Map<String, StoredValue> found = new HashMap<>();
          asked.stream().filter(stored::containsKey).forEach(key -> found.put(key, read(key)));
          return found;
        });
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
    return call("put", List.of(key), () -> write(new StoredEntry(key, value, ttlMillis)));
  }

  @Override
  public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
    List<StoredEntry> all = List.copyOf(entries);
    return call(
        "putAll",
        all.stream().map(StoredEntry::key).toList(),
        () -> {
          all.forEach(this::write);
          return null;
        });
  }

  @Override
  public CompletionStage<Void> remove(String key) {
    return call(
        "remove",
        List.of(key),
        () -> {
          stored.remove(key);
          return null;
        });
  }

  @Override
  public boolean isDistributed() {
    return distributed;
  }

  @Override
  public long heardBytes() {
    return heard;
  }

  @Override
  public int maxValueBytes() {
    return maxBytes;
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return thread == eventLoop;
  }

  @Override
  public CompletionStage<Void> open(StorageContext context) {
    return onOpen.apply(context);
  }

  @Override
  public CompletionStage<Void> close() {
    closed++;
    return closing;
  }

  @Override
  public String toString() {
    return "fake://" + name;
  }
}
