package io.cacheme.internal.tier;

import io.cacheme.internal.env.Settings;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.follow.Following;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.internal.time.ServerClock;
import io.cacheme.internal.time.Sweeper;
import io.cacheme.spi.Bus;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.ListenableStage;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.stats.StorageState;
import io.cacheme.stats.StorageState.Status;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
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

  private static final long REJECTED_NANOS = 30_000_000_000L;

  public final String name;
  public volatile RemoteStorage storage;
  private final Surroundings surroundings;
  private final Deadlines reads;
  private final Deadlines bulkReads;
  private final Deadlines writes;
  private final Deadlines removes;
  private final Breakers breakers;
  private final GateLog log;
  final ServerClock clock;
  private final AtomicInteger outstanding = new AtomicInteger();
  private final AtomicInteger quarantined = new AtomicInteger();
  private final List<Runnable> distrusting = new CopyOnWriteArrayList<>();
  private final List<Runnable> writingAgain = new CopyOnWriteArrayList<>();
  private final AtomicBoolean wasCut = new AtomicBoolean();
  private final @Nullable Following following;
  private final Sweeper sweeper;
  private final TierTimeout timeout;

  private final AllFail allFail;

  /** How the storage does, for those who ask. */
  final StorageWatch watch;

  private volatile long lastReplyNanos;

  /** Whether an answer came where no stack was left to take it. */
  volatile boolean overflowed;

  private long awakeNanos;
  private long heardBytes;
  private volatile long arrivedBytes;

  public RemoteGate(
      String name, RemoteStorage storage, Surroundings surroundings, StorageWatch watch) {
    this.name = name;
    this.breakers = new Breakers(name);
    this.storage = storage;
    this.surroundings = surroundings;
    this.watch = watch;
    Settings settings = surroundings.settings;
    this.reads = new Deadlines(settings.readTimeout().toNanos());
    this.bulkReads = new Deadlines(settings.readTimeout().toNanos());
    this.writes = new Deadlines(settings.writeTimeout().toNanos());
    // half of the whole: a tier that hangs leaves time to clear the one above it
    this.removes = new Deadlines(settings.invalidateTimeout().toNanos() / 2);
    long now = surroundings.time.nanoTime();
    this.lastReplyNanos = now;
    this.awakeNanos = now;
    this.log = new GateLog(name, storage, breakers, surroundings);
    this.clock = new ServerClock(surroundings.time, () -> this.storage.serverTimeMillis());
    this.timeout = new TierTimeout("storage \"" + name + "\" did not answer in time");
    this.sweeper =
        new Sweeper(
            surroundings.scheduler,
            surroundings.time,
            Sweeper.period(settings.readSilence().toNanos() / 5),
            this::sweep);
    storage.onOlderEntries(this::olderEntries);
    Bus bus = storage.bus();
    this.following =
        bus == null
            ? null
            : new Following(
                name, bus, () -> this.storage.bus() != null, surroundings, this::signed);
    this.allFail = new AllFail(surroundings.time);
    watch.add(allFail);
    watch.add(new Bypassed());
    watch.add(new Cut());
  }

  /** The bus gave a sign of life, or should have. */
  private void signed() {
    Following told = following;
    if (told != null && told.isSure()) {
      watch.answered();
      if (wasCut.compareAndSet(true, false)) {
        breakers.testSoon(surroundings.time.nanoTime());
        writingAgain.forEach(Runnable::run);
      }
    } else if (told != null && told.isCut()) {
      wasCut.set(true);
    }
    watch.changed();
  }

  /** Some kinds of calls are not made, or some keys are not read. */
  private final class Bypassed implements StorageWatch.Trouble {

    @Override
    public Status status() {
      return breakers.isOpen(Op.READ)
          ? Status.DOWN
          : breakers.isAnyOpen() ? Status.DEGRADED : Status.UP;
    }

    @Override
    public void describe(StorageState.Builder state) {
      breakers.open().forEach(op -> state.bypassed(op.operation()));
      String bypassed = log.state();
      if (bypassed != null) {
        state.reason(bypassed);
      }
      int keys = quarantined.get();
      state.quarantinedKeys(keys);
      if (keys > 0) {
        state.reason(
            keys
                + (keys == 1 ? " key is" : " keys are")
                + " not read from there until a write reaches it, for one did not: "
                + log.lastFailure());
      }
    }
  }

  /** It does not tell what other processes write. */
  private final class Cut implements StorageWatch.Trouble {

    @Override
    public Status status() {
      return following != null && following.isCut() ? Status.DEGRADED : Status.UP;
    }

    @Override
    public void describe(StorageState.Builder state) {
      if (following != null && following.isCut()) {
        state.busDown(true).reason(following.cut());
      }
    }
  }

  /** What is told over the storage's bus, or null if it has none. */
  public @Nullable Following following() {
    return following;
  }

  /** How much one message takes. */
  int maxMessageBytes() {
    Bus bus = storage.bus();
    return bus == null ? Bus.MAX_MESSAGE_BYTES : bus.maxMessageBytes();
  }

  /**
   * Tells all who listen to {@code channel}. Where it has turned out since the node was bound that
   * the storage has no bus, which it has said itself, there is nobody to tell, as for nodes that
   * were bound later.
   */
  void publish(String channel, String message, TierCall<Void> call) {
    begin(call, writes, Op.MESSAGE, channel, 1);
    try {
      Bus bus = storage.bus();
      if (bus == null) {
        call.leavesDriver();
        call.accept(null, null);
      } else {
        follow(bus.publish(channel, message), call);
      }
    } catch (Throwable e) {
      threw(e, call);
    }
  }

  /** Says who is to be told when the storage may have older entries than it was given. */
  void onOlderEntries(Runnable tier) {
    distrusting.add(tier);
  }

  /**
   * Says who is to write what was not written, when the storage takes calls again that it did not
   * take, or gives signs of life again. It does not block, and does not throw.
   */
  void onWritingAgain(Runnable tier) {
    writingAgain.add(tier);
  }

  private void olderEntries() {
    distrusting.forEach(Runnable::run);
  }

  /** Goes on with another storage, of which nothing is known; what is under way may yet end. */
  public void replace(RemoteStorage other) {
    storage = other;
    other.onOlderEntries(this::olderEntries);
    Bus bus = other.bus();
    if (following != null && bus != null) {
      following.replace(bus);
    } else if (following != null) {
      following.lost();
    }
    breakers.reset();
    allFail.answered();
    lastReplyNanos = surroundings.time.nanoTime();
    log.replaced(other);
    clock.doubt();
  }

  /** The storage has been opened: it is asked for its time. Ends when it is known, or unknown. */
  public CompletionStage<@Nullable Void> opened() {
    clock.tick(surroundings.time.nanoTime());
    return clock.askedOnce();
  }

  /** Whether such a call may be made; then one has to be made. */
  public boolean admits(Op op) {
    return outstanding.get() < surroundings.settings.maxOutstanding()
        && breakers.tryCall(op, surroundings.time.coarseNanoTime());
  }

  /** Why such a call was not admitted, with what the storage failed with last. */
  public TierBypass bypass(Op op) {
    return breakers.isOpen(op)
        ? new TierBypass(
            "it is passed by, for it failed last with: " + log.lastFailure(), log.lastFailure())
        : new TierBypass("it has too many calls under way (maxOutstanding)", null);
  }

  /** Why such a call would not be made at present, or null. */
  @Nullable String passedBy(Op op) {
    return breakers.isOpen(op) || outstanding.get() >= surroundings.settings.maxOutstanding()
        ? bypass(op).getMessage()
        : null;
  }

  /** What a call failed with last, or null. */
  public @Nullable Throwable lastFailure() {
    return log.lastFailure();
  }

  /** What is not asked of the storage, since when and why; or null if all is well. */
  public @Nullable String state() {
    return log.state();
  }

  /** The keys that tiers of this storage must not be asked for. */
  public AtomicInteger quarantined() {
    return quarantined;
  }

  public void get(String key, TierCall<StoredValue> call) {
    begin(call, reads, Op.READ, key, 1);
    try {
      follow(storage.get(key), call);
    } catch (Throwable e) {
      threw(e, call);
    }
  }

  public void getAll(Collection<String> keys, TierCall<Map<String, StoredValue>> call) {
    begin(call, bulkReads, Op.READ, keys.isEmpty() ? "" : keys.iterator().next(), keys.size());
    try {
      follow(storage.getAll(keys), call);
    } catch (Throwable e) {
      threw(e, call);
    }
  }

  /** Keeps {@code entry}, whatever is there. The answer is null. */
  public <T> void put(StoredEntry entry, TierCall<T> call) {
    begin(call, writes, Op.PUT, entry.key(), 1);
    try {
      follow(notRefused(storage.put(entry.key(), entry.bytes(), entry.ttlMillis())), call);
    } catch (Throwable e) {
      threw(e, call);
    }
  }

  /** The same for many. The answer is null. */
  public <T> void putAll(Collection<StoredEntry> entries, TierCall<T> call) {
    String first = entries.isEmpty() ? "" : entries.iterator().next().key();
    begin(call, writes, Op.PUT, first, entries.size());
    try {
      follow(notRefused(storage.putAll(entries)), call);
    } catch (Throwable e) {
      threw(e, call);
    }
  }

  /** Whether the storage keeps entries only where nothing has changed, and has tombstones. */
  public boolean writesConditionally() {
    return storage.conditionalWrites() != null;
  }

  /**
   * Keeps {@code entry} where its key is unchanged; anywhere, if the storage writes unconditionally
   * only. The answer is false where it was refused.
   */
  public void putIfUnchanged(ConditionalEntry entry, TierCall<Boolean> call) {
    begin(call, writes, Op.PUT, entry.key(), 1);
    try {
      ConditionalWrites conditional = storage.conditionalWrites();
      follow(
          conditional == null
              ? notRefused(storage.put(entry.key(), entry.bytes(), entry.ttlMillis()))
              : conditional.putIfUnchanged(entry),
          call);
    } catch (Throwable e) {
      threw(e, call);
    }
  }

  /** The same for many; the answer has the keys that were refused, or is null. */
  public void putAllIfUnchanged(Collection<ConditionalEntry> entries, TierCall<Set<String>> call) {
    String first = entries.isEmpty() ? "" : entries.iterator().next().key();
    begin(call, writes, Op.PUT, first, entries.size());
    try {
      ConditionalWrites conditional = storage.conditionalWrites();
      follow(
          conditional == null
              ? notRefused(storage.putAll(entries.stream().map(RemoteGate::stored).toList()))
              : conditional.putAllIfUnchanged(entries),
          call);
    } catch (Throwable e) {
      threw(e, call);
    }
  }

  private static StoredEntry stored(ConditionalEntry entry) {
    return new StoredEntry(entry.key(), entry.bytes(), entry.ttlMillis());
  }

  /**
   * Removes a key, and keeps {@code tombstone} there, if it is one and the storage has tombstones.
   * The answer is false where there was no room for it.
   */
  public void remove(
      String key, byte @Nullable [] tombstone, long tombstoneMillis, TierCall<Boolean> call) {
    begin(call, removes, Op.REMOVE, key, 1);
    try {
      ConditionalWrites conditional = storage.conditionalWrites();
      follow(
          conditional == null || tombstone == null
              ? notRefused(storage.remove(key))
              : conditional.putTombstone(key, tombstone, tombstoneMillis),
          call);
    } catch (Throwable e) {
      threw(e, call);
    }
  }

  @SuppressWarnings("unchecked") // its only answer is null, which is one of any type
  private static <T> @Nullable CompletionStage<@Nullable T> notRefused(
      @Nullable CompletionStage<@Nullable Void> stage) {
    return (CompletionStage<@Nullable T>) (@Nullable CompletionStage<?>) stage;
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

  private void begin(TierCall<?> call, Deadlines deadlines, Op op, String firstKey, int keys) {
    outstanding.incrementAndGet();
    call.begin(this, deadlines, op, firstKey, keys);
    call.tells(surroundings.events, name);
    deadlines.add(call, surroundings.time.coarseNanoTime());
    sweeper.wake();
    clock.tick(surroundings.time.coarseNanoTime());
    call.entersDriver();
  }

  private static void threw(Throwable e, TierCall<?> call) {
    call.leavesDriver();
    call.accept(null, e);
  }

  private <T> void follow(
      @Nullable CompletionStage<? extends @Nullable T> stage, TierCall<T> call) {
    call.leavesDriver();
    if (stage == null) {
      call.accept(null, new IllegalStateException(storage + " answered null instead of a stage"));
    } else if (stage instanceof ListenableStage<? extends @Nullable T> listenable) {
      listenable.listen(call);
    } else {
      stage.whenComplete(call);
    }
  }

  /** By the clock of the deadlines of its calls. */
  long now() {
    return surroundings.time.coarseNanoTime();
  }

  /** A call was answered. */
  void ended(TierCall<?> call, @Nullable Throwable failure) {
    outstanding.decrementAndGet();
    lastReplyNanos = surroundings.time.coarseNanoTime();
    if (failure == null) {
      watch.answered();
      boolean better = allFail.answered();
      if (breakers.succeeded(call.op())) {
        clock.doubt();
        log.recovered();
        writingAgain.forEach(Runnable::run);
        better = true;
      }
      if (better) {
        watch.changed();
      }
    } else {
      failed(call, failure);
    }
  }

  private void failed(TierCall<?> call, Throwable failure) {
    long now = surroundings.time.nanoTime();
    boolean ofItself = failure instanceof StorageReplyException;
    if (ofItself) {
      breakers.refused(call.op());
      watch.answered();
      allFail.answered();
    } else if (failure instanceof StorageRejectedException) {
      breakers.trip(now, REJECTED_NANOS);
    } else if (!storage.isDistributed()) {
      breakers.failed(call.op(), now);
    } else {
      allFail.failed(failure, now);
      if (breakers.answered(call.op())) {
        log.recovered();
      }
    }
    log.failed(call, failure, ofItself, now);
    watch.changed();
  }

  /** A call was not answered in time. */
  TierTimeout timedOut(TierCall<?> call) {
    outstanding.decrementAndGet();
    long now = surroundings.time.nanoTime();
    breakers.failed(call.op(), now);
    log.failed(call, timeout, false, now);
    watch.changed(); // now that it is known why
    return timeout;
  }

  private boolean sweep(long lateNanos) {
    Settings settings = surroundings.settings;
    long now = surroundings.time.nanoTime();
    if (lateNanos > settings.readSilence().toNanos() / 5) {
      awakeNanos = now; // this process stood still, so silence says nothing of the storage
    }
    if (overflowed) {
      overflowed = false;
      List.of(reads, bulkReads, writes, removes).forEach(Deadlines::resumeAll);
    }
    listen(now);
    endIfSilent(reads, settings.readSilence().toNanos(), now);
    endIfSilent(bulkReads, settings.bulkReadSilence().toNanos(), now);
    reads.expireDue(now);
    bulkReads.expireDue(now);
    writes.expireDue(now);
    removes.expireDue(now);
    return !isIdle();
  }

  /** A storage from which bytes arrive is not silent, and a read of many keys may be arriving. */
  private void listen(long now) {
    long heard = storage.heardBytes();
    if (heard != heardBytes) {
      long arrived = arrivedBytes + Math.max(0, heard - heardBytes);
      lastReplyNanos = now;
      heardBytes = heard;
      arrivedBytes = arrived;
      bulkReads.putOffDue(now, call -> call instanceof TierCall<?> read && read.waitsOn(arrived));
    }
  }

  /** How many bytes have arrived while reads were waited for, of whatever answers. */
  public long arrivedBytes() {
    return arrivedBytes;
  }

  private void endIfSilent(Deadlines deadlines, long limitNanos, long now) {
    long oldest = deadlines.oldestStart(now);
    if (oldest == Long.MAX_VALUE) {
      return;
    }
    long waited = now - oldest;
    long silent = Math.min(now - lastReplyNanos, now - awakeNanos);
    if (Math.min(waited, silent) >= limitNanos) {
      breakers.trip(now, 0);
      deadlines.expireAll();
      watch.changed();
    }
  }
}
