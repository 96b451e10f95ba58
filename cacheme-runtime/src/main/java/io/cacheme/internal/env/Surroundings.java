package io.cacheme.internal.env;

import io.cacheme.CacheClosedException;
import io.cacheme.internal.events.Events;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.internal.time.Sweeper;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.Scheduler;
import io.cacheme.spi.TimeSource;
import io.cacheme.spi.TransactionProbe;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What all caches of one {@code Cacheme} share: time, threads, settings, its life. */
public final class Surroundings {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");
  private static final int CHAINED = 32;

  public final TimeSource time;
  public final Scheduler scheduler;
  public final Settings settings;

  /** Who is told of loads and of calls of storages. */
  public final Events events;

  /** Where what must be like nothing else comes from. */
  public final LongSupplier random;

  /** What tells this {@code Cacheme} from all others, in this process and elsewhere. */
  public final String identity;

  public final LoadThreads loadThreads;
  public final Callbacks callbacks;

  /** How threads wait, or null if they park. */
  public final @Nullable Waits waits;

  public final StorageThreads storageThreads = new StorageThreads();

  /** The loads under way, by how long they may take. */
  private final ConcurrentMap<Long, Deadlines> loads = new ConcurrentHashMap<>();

  /** The invalidates under way. */
  public final Deadlines invalidations;

  /** Somewhere there was no stack left to end something: the sweeper does it. */
  public volatile boolean overflowed;

  private final ConcurrentMap<Long, Deadlines> lives = new ConcurrentHashMap<>();
  private final @Nullable ContextPropagation contexts;
  private final TransactionProbe transactions;
  private final Sweeper sweeper;
  private volatile boolean closed;
  private volatile long closedMillis;
  private volatile boolean abandoned;
  private final List<Runnable> whenClosed = new CopyOnWriteArrayList<>();

  public Surroundings(
      Threads threads,
      @Nullable ContextPropagation contexts,
      @Nullable TransactionProbe transactions,
      Settings settings,
      Events events) {
    this.time = threads.time();
    this.scheduler = threads.scheduler();
    this.random = threads.random();
    this.identity = Long.toHexString(random.getAsLong());
    this.loadThreads = threads.loadThreads();
    this.callbacks = threads.callbacks();
    this.waits = threads.waits();
    this.contexts = contexts;
    this.transactions = transactions == null ? () -> false : transactions;
    this.settings = settings;
    this.events = events;
    this.invalidations = new Deadlines(settings.invalidateTimeout().toNanos());
    this.sweeper =
        new Sweeper(
            scheduler, time, Sweeper.period(settings.readSilence().toNanos() / 5), late -> sweep());
  }

  public boolean isClosed() {
    return closed;
  }

  public void close() {
    if (!closed) {
      closedMillis = time.epochMillis();
    }
    closed = true;
    whenClosed.forEach(Runnable::run);
  }

  /** When it was closed, in milliseconds since the epoch; of no meaning if it was not. */
  public long closedMillis() {
    return closedMillis;
  }

  /** Runs {@code task}, which does not throw, when the cache is closed: now, if it is. */
  public void whenClosed(Runnable task) {
    whenClosed.add(task);
    if (closed) {
      task.run();
    }
  }

  /** Whether what was under way when the cache was closed is given up, and nothing begins. */
  public boolean isAbandoned() {
    return abandoned;
  }

  public void abandon() {
    abandoned = true;
  }

  public CacheClosedException closedException() {
    return new CacheClosedException(
        "this Cacheme is closed; nothing can be asked of its caches any more");
  }

  /** What the calling thread carries, or null if nothing is to be carried on. */
  public ContextPropagation.@Nullable Snapshot capture() {
    return events.carry(contexts == null ? null : contexts.capture());
  }

  /** Whether the calling thread is in a transaction. */
  public boolean isInTransaction() {
    return transactions.isInTransaction();
  }

  /** Runs {@code action} after the calling thread's transaction was committed; false if not. */
  public boolean afterCommit(Runnable action) {
    return transactions.afterCommit(action);
  }

  /** Begins the wait of {@code timed}, which {@code deadlines} ends. */
  public void await(Deadlines deadlines, Deadlines.Timed timed) {
    deadlines.add(timed, time.coarseNanoTime());
    sweeper.wake();
  }

  /**
   * The same from now on to the nanosecond, where to end early would break a promise: the coarse
   * clock of a process that has just gone on is late by all the time that it stood still.
   */
  public void awaitWhole(Deadlines deadlines, Deadlines.Timed timed) {
    deadlines.add(timed, time.nanoTime());
    sweeper.wake();
  }

  /**
   * The list of what lives for at most {@code nanos} from its birth, whatever goes wrong: what
   * nobody else has ended then, the sweeper ends on its own stack.
   */
  public Deadlines lives(long nanos) {
    return lives.computeIfAbsent(nanos, Deadlines::new);
  }

  /** The loads under way that may take so long. */
  public Deadlines loads(Duration timeout) {
    return loads.computeIfAbsent(timeout.toNanos(), Deadlines::new);
  }

  private boolean sweep() {
    long now = time.nanoTime();
    if (overflowed) {
      overflowed = false;
      loads.values().forEach(Deadlines::resumeAll);
      lives.values().forEach(Deadlines::resumeAll);
    }
    boolean more = expireDue(loads.values(), now);
    invalidations.expireDue(now);
    more |= !invalidations.isEmpty();
    return expireDue(lives.values(), now) || more;
  }

  private static boolean expireDue(Collection<Deadlines> lists, long now) {
    boolean more = false;
    for (Deadlines list : lists) {
      list.expireDue(now);
      more |= !list.isEmpty();
    }
    return more;
  }

  /** Whether nothing is under way. */
  public boolean isIdle() {
    return loads.values().stream().allMatch(Deadlines::isEmpty)
        && invalidations.isEmpty()
        && lives.values().stream().allMatch(Deadlines::isEmpty);
  }

  /** Ends all that is under way, as if its time were over. */
  public void expireAll() {
    loads.values().forEach(Deadlines::expireAll);
    invalidations.expireAll();
  }

  /** Ends what is left. */
  public void expireLives() {
    lives.values().forEach(Deadlines::expireAll);
  }

  /**
   * Runs what waited for something of its key to end: here, but each 32nd of a chain by the
   * scheduler, since where each ends at once and another one waits, the stack would overflow.
   */
  public void runNext(Runnable next, int link) {
    if (link % CHAINED != 0 || abandoned || !isScheduled(next, 0)) {
      next.run();
    }
  }

  /** Runs {@code task} in {@code nanos}; now in a closed cache, which waits for nothing. */
  public void runIn(long nanos, Runnable task) {
    if (abandoned || !isScheduled(task, nanos)) {
      task.run();
    }
  }

  private boolean isScheduled(Runnable next, long nanos) {
    try {
      scheduler.schedule(next, nanos);
      return true;
    } catch (Throwable e) { // one that takes nothing: what waits must not wait for ever
      LOG.log(System.Logger.Level.WARNING, "the scheduler took no task, which is run at once", e);
      return false;
    }
  }
}
