package io.cacheme.internal.tier;

import io.cacheme.Cacheme;
import io.cacheme.internal.env.DriverVersions;
import io.cacheme.internal.env.Settings;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.internal.time.Sweeper;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The way to one remote storage: bounds the calls under way, ends those that are not answered, and
 * stops asking a storage that is broken.
 *
 * <p>A read fails when the storage has answered nothing at all for the operation timeout while it
 * was waiting, not when it alone is slow: a burst of healthy calls may well take longer. A hard
 * deadline bounds each call in any case.
 */
public final class RemoteGate {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());
  private static final long WARN_NANOS = 10_000_000_000L;
  private static final long REJECTED_NANOS = 30_000_000_000L;

  public final String name;
  public volatile RemoteStorage storage;
  private final Surroundings surroundings;
  private final Deadlines reads;
  private final Deadlines bulkReads;
  private final Deadlines writes;
  private final Deadlines removes;
  private volatile Breaker breaker = new Breaker();
  private final AtomicInteger outstanding = new AtomicInteger();
  private final AtomicInteger quarantined = new AtomicInteger();
  private final Sweeper sweeper;
  private final TierTimeout timeout;
  private volatile long lastReplyNanos;
  private volatile long lastWarnNanos;
  private volatile boolean warned;
  private long awakeNanos;

  public RemoteGate(String name, RemoteStorage storage, Surroundings surroundings) {
    this.name = name;
    this.storage = storage;
    this.surroundings = surroundings;
    Settings settings = surroundings.settings;
    this.reads = new Deadlines(settings.hardTimeout().toNanos());
    this.bulkReads = new Deadlines(settings.hardTimeout().toNanos());
    this.writes = new Deadlines(settings.fillTimeout().toNanos());
    // half of the whole: a tier that hangs leaves time to clear the one above it
    this.removes = new Deadlines(settings.invalidateTimeout().toNanos() / 2);
    long now = surroundings.time.nanoTime();
    this.lastReplyNanos = now;
    this.lastWarnNanos = now - WARN_NANOS;
    this.awakeNanos = now;
    this.timeout = new TierTimeout("storage \"" + name + "\" did not answer in time");
    this.sweeper =
        new Sweeper(
            surroundings.scheduler,
            surroundings.time,
            settings.opTimeout().toNanos() / 5,
            this::sweep);
  }

  /** Goes on with another storage, of which nothing is known; what is under way may yet end. */
  public void replace(RemoteStorage other) {
    storage = other;
    breaker = new Breaker();
    lastReplyNanos = surroundings.time.nanoTime();
    warned = false;
  }

  /** Whether a call may be made; then one has to be made. */
  public boolean admits() {
    return outstanding.get() < surroundings.settings.maxOutstanding()
        && breaker.tryCall(surroundings.time.coarseNanoTime());
  }

  /** The keys that tiers of this storage must not be asked for. */
  public AtomicInteger quarantined() {
    return quarantined;
  }

  public void get(String key, TierCall<StoredValue> call) {
    begin(call, reads);
    try {
      follow(storage.get(key), call);
    } catch (RuntimeException | Error e) {
      call.accept(null, e);
    }
  }

  public void getAll(Collection<String> keys, TierCall<Map<String, StoredValue>> call) {
    begin(call, bulkReads);
    try {
      follow(storage.getAll(keys), call);
    } catch (RuntimeException | Error e) {
      call.accept(null, e);
    }
  }

  public void put(StoredEntry entry, TierCall<Void> call) {
    begin(call, writes);
    try {
      follow(storage.put(entry.key(), entry.bytes(), entry.ttlMillis()), call);
    } catch (RuntimeException | Error e) {
      call.accept(null, e);
    }
  }

  public void putAll(Collection<StoredEntry> entries, TierCall<Void> call) {
    begin(call, writes);
    try {
      follow(storage.putAll(entries), call);
    } catch (RuntimeException | Error e) {
      call.accept(null, e);
    }
  }

  public void remove(String key, TierCall<Void> call) {
    begin(call, removes);
    try {
      follow(storage.remove(key), call);
    } catch (RuntimeException | Error e) {
      call.accept(null, e);
    }
  }

  public boolean isIdle() {
    return reads.isEmpty() && bulkReads.isEmpty() && writes.isEmpty() && removes.isEmpty();
  }

  /** Ends all calls as if they had timed out. */
  public void abandon() {
    reads.expireAll();
    bulkReads.expireAll();
    writes.expireAll();
    removes.expireAll();
  }

  private void begin(TierCall<?> call, Deadlines deadlines) {
    outstanding.incrementAndGet();
    call.begin(this, deadlines);
    deadlines.add(call, surroundings.time.coarseNanoTime());
    sweeper.wake();
  }

  private <T> void follow(
      @Nullable CompletionStage<? extends @Nullable T> stage, TierCall<T> call) {
    if (stage == null) {
      call.accept(null, new IllegalStateException(storage + " answered null instead of a stage"));
    } else {
      stage.whenComplete(call);
    }
  }

  /** A call was answered. */
  public void ended(@Nullable Throwable failure) {
    outstanding.decrementAndGet();
    lastReplyNanos = surroundings.time.coarseNanoTime();
    if (failure == null) {
      tell(breaker.succeeded());
    } else {
      failed(failure);
    }
  }

  /**
   * Only where its failing was told: an overloaded one may fail and recover many times a second.
   */
  private void tell(boolean recovered) {
    if (recovered && warned) {
      warned = false;
      LOG.log(System.Logger.Level.INFO, "storage \"" + name + "\" answers again: " + storage);
    }
  }

  private void failed(Throwable failure) {
    long now = surroundings.time.nanoTime();
    if (failure instanceof StorageRejectedException) {
      breaker.trip(now, REJECTED_NANOS);
    } else if (storage.isDistributed()) {
      tell(breaker.answered());
    } else {
      breaker.failed(now);
    }
    warn(now, DriverVersions.text(failure, storage));
  }

  /** A call was not answered in time. */
  public TierTimeout timedOut() {
    outstanding.decrementAndGet();
    long now = surroundings.time.nanoTime();
    breaker.failed(now);
    warn(now, timeout.getMessage());
    return timeout;
  }

  private void warn(long now, @Nullable String what) {
    if (now - lastWarnNanos >= WARN_NANOS && !surroundings.isClosed()) {
      lastWarnNanos = now;
      warned = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "storage \""
              + name
              + "\" ("
              + storage
              + ") failed a call: "
              + what
              + "; it is taken for a miss, and bypassed while it goes on failing");
    }
  }

  private boolean sweep(long lateNanos) {
    Settings settings = surroundings.settings;
    long now = surroundings.time.nanoTime();
    if (lateNanos > settings.opTimeout().toNanos() / 5) {
      awakeNanos = now; // this process stood still, so silence says nothing of the storage
    }
    endIfSilent(reads, settings.opTimeout().toNanos(), now);
    endIfSilent(bulkReads, settings.bulkTimeout().toNanos(), now);
    reads.expireDue(now);
    bulkReads.expireDue(now);
    writes.expireDue(now);
    removes.expireDue(now);
    return !isIdle();
  }

  private void endIfSilent(Deadlines deadlines, long limitNanos, long now) {
    long oldest = deadlines.oldestStart(now);
    if (oldest == Long.MAX_VALUE) {
      return;
    }
    long waited = now - oldest;
    long silent = Math.min(now - lastReplyNanos, now - awakeNanos);
    if (Math.min(waited, silent) >= limitNanos) {
      breaker.trip(now, 0);
      deadlines.expireAll();
    }
  }
}
