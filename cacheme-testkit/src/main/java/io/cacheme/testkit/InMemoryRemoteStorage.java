package io.cacheme.testkit;

import io.cacheme.spi.Bus;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.spi.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A remote storage in memory, for tests of what uses one: it obeys {@link RemoteStorageContract},
 * answers at once on the caller's thread, expires by the clock it is given and forgets nothing but
 * what it is told to. Closing it leaves the entries, as a server would, and its server's clock,
 * that of {@link #serverTimeMillis}, may be set apart from the one that it is given.
 */
public final class InMemoryRemoteStorage implements RemoteStorage, ConditionalWrites {

  private static final int MAX_VALUE_BYTES = 1 << 20;

  private final TimeSource time;
  private final int maxValueBytes;
  private final Map<String, Kept> entries;
  private final AtomicLong aheadMillis;
  private final Set<InMemoryBus> buses;
  private final InMemoryBus bus;
  private volatile boolean open;

  /** An empty storage that expires by {@code time} and takes values of up to 1 MiB. */
  public InMemoryRemoteStorage(TimeSource time) {
    this(time, MAX_VALUE_BYTES);
  }

  /** An empty storage that expires by {@code time} and takes values of {@code maxValueBytes}. */
  public InMemoryRemoteStorage(TimeSource time, int maxValueBytes) {
    this(
        time,
        maxValueBytes,
        new ConcurrentHashMap<>(),
        new AtomicLong(),
        new CopyOnWriteArraySet<>());
  }

  private InMemoryRemoteStorage(
      TimeSource time,
      int maxValueBytes,
      Map<String, Kept> entries,
      AtomicLong aheadMillis,
      Set<InMemoryBus> buses) {
    this.time = time;
    this.maxValueBytes = maxValueBytes;
    this.entries = entries;
    this.aheadMillis = aheadMillis;
    this.buses = buses;
    this.bus = new InMemoryBus(buses, () -> open);
  }

  /** Another storage over the same entries, not open yet: what another process would have. */
  public InMemoryRemoteStorage another() {
    return new InMemoryRemoteStorage(time, maxValueBytes, entries, aheadMillis, buses);
  }

  /**
   * Sets the server's clock, for all storages over these entries, to the time that this one was
   * given and {@code ahead}, which may be negative. How long entries live does not change.
   */
  public void setClockAhead(Duration ahead) {
    aheadMillis.set(ahead.toMillis());
  }

  /**
   * Cuts this process off the others, or connects it again: meanwhile it is told nothing of what
   * they write, and tells them nothing; its entries are those of all as ever.
   */
  public void cutBus(boolean off) {
    bus.cut(off);
  }

  /** The keys that have a value now; unmodifiable. */
  public Set<String> keys() {
    entries.values().removeIf(kept -> kept.isExpired(time.nanoTime()));
    return Set.copyOf(entries.keySet());
  }

  /** Keeps {@code bytes} without expiry, open or not: what another process wrote. */
  public void plant(String key, byte[] bytes) {
    keep(new StoredEntry(key, bytes, NO_EXPIRY));
  }

  /**
   * The bytes under {@code key}, open or not.
   *
   * @return the array of the caller's own; null if there is no value
   */
  public byte @Nullable [] peek(String key) {
    StoredValue value = find(key);
    return value == null ? null : value.bytes();
  }

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    open = true;
    bus.opened();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<@Nullable StoredValue> get(String key) {
    return answer(() -> find(key));
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    return answer(() -> findAll(keys));
  }

  @Override
  public CompletionStage<@Nullable Void> put(String key, byte[] value, long ttlMillis) {
    return putAll(List.of(new StoredEntry(key, value, ttlMillis)));
  }

  @Override
  public CompletionStage<@Nullable Void> putAll(Collection<StoredEntry> all) {
    return answer(
        () -> {
          all.forEach(this::check);
          all.forEach(this::keep);
          return null;
        });
  }

  @Override
  public CompletionStage<@Nullable Void> remove(String key) {
    return answer(
        () -> {
          entries.remove(key);
          return null;
        });
  }

  @Override
  public ConditionalWrites conditionalWrites() {
    return this;
  }

  @Override
  public Bus bus() {
    return bus;
  }

  @Override
  public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
    return answer(
        () -> {
          check(stored(entry));
          return keepIfUnchanged(entry);
        });
  }

  @Override
  public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> all) {
    return answer(
        () -> {
          all.forEach(entry -> check(stored(entry)));
          Set<String> refused = new HashSet<>();
          for (ConditionalEntry entry : all) {
            if (!keepIfUnchanged(entry)) {
              refused.add(entry.key());
            }
          }
          return refused;
        });
  }

  @Override
  public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
    return put(key, tombstone, ttlMillis).thenApply(nothing -> true);
  }

  @Override
  public CompletionStage<@Nullable Long> serverTimeMillis() {
    return answer(this::serverMillis);
  }

  @Override
  public CompletionStage<@Nullable Void> close() {
    open = false;
    bus.closed();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public int maxValueBytes() {
    return maxValueBytes;
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return false;
  }

  @Override
  public String toString() {
    return "in-memory remote storage";
  }

  private <T extends @Nullable Object> CompletionStage<T> answer(Supplier<T> act) {
    if (!open) {
      return CompletableFuture.failedFuture(new IllegalStateException(this + " is not open"));
    }
    try {
      return CompletableFuture.completedFuture(act.get());
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private @Nullable StoredValue find(String key) {
    Kept kept = entries.get(key);
    if (kept == null) {
      return null;
    }
    long now = time.nanoTime();
    if (kept.isExpired(now)) {
      entries.remove(key, kept);
      return null;
    }
    return kept.value(now);
  }

  private Map<String, StoredValue> findAll(Collection<String> keys) {
    Map<String, StoredValue> found = new HashMap<>();
    for (String key : keys) {
      StoredValue value = find(key);
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }

  private void check(StoredEntry entry) {
    if (entry.bytes().length > maxValueBytes) {
      throw new IllegalArgumentException(entry + " is larger than " + maxValueBytes + " bytes");
    }
    if (entry.ttlMillis() < 1) {
      throw new IllegalArgumentException(
          entry + " has the time to live " + entry.ttlMillis() + " ms; the least is 1");
    }
  }

  private void keep(StoredEntry entry) {
    entries.put(entry.key(), kept(entry));
  }

  private Kept kept(StoredEntry entry) {
    return new Kept(entry.bytes().clone(), entry.ttlMillis(), time.nanoTime());
  }

  private boolean keepIfUnchanged(ConditionalEntry entry) {
    AtomicBoolean kept = new AtomicBoolean();
    entries.compute(
        entry.key(),
        (key, there) -> {
          kept.set(isUnchanged(there, entry));
          return kept.get() ? kept(stored(entry)) : there;
        });
    return kept.get();
  }

  private boolean isUnchanged(@Nullable Kept there, ConditionalEntry entry) {
    if (serverMillis() > entry.notAfterMillis()) {
      return false;
    }
    byte[] seen = entry.seen();
    if (there == null || there.isExpired(time.nanoTime())) {
      return seen == null || entry.orNone();
    }
    return Arrays.equals(there.bytes(), seen);
  }

  private static StoredEntry stored(ConditionalEntry entry) {
    return new StoredEntry(entry.key(), entry.bytes(), entry.ttlMillis());
  }

  private long serverMillis() {
    return time.epochMillis() + aheadMillis.get();
  }

  /** Bytes, and when they were kept for how long. */
  @SuppressWarnings(
      "ArrayRecordComponent") // never compared but by identity: the array has no other
  private record Kept(byte[] bytes, long ttlMillis, long since) {

    boolean isExpired(long now) {
      return ttlMillis != NO_EXPIRY && leftMillis(now) <= 0;
    }

    StoredValue value(long now) {
      return new StoredValue(
          bytes.clone(), ttlMillis == NO_EXPIRY ? StoredValue.UNKNOWN : leftMillis(now));
    }

    private long leftMillis(long now) {
      return ttlMillis - (now - since) / 1_000_000;
    }
  }
}
