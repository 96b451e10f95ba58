package io.cacheme.internal.follow;

import io.cacheme.Cacheme;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.time.Sweeper;
import io.cacheme.spi.Bus;
import io.cacheme.spi.BusListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this process is told over one bus of the writes of others, and until when it knows that it
 * would have been told. That is the <em>lease</em>: a sign of life is asked for every third of it,
 * and counts from when it was asked for. While it has run out, what was read longer ago than the
 * lease is not served from a heap; so nothing is served that is outdated for longer.
 *
 * <p>A message takes effect by a new epoch of its keys: what was read before, or is being read, is
 * outdated by that, and nobody has to be found.
 */
public final class Following implements BusListener, Marks {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());
  private static final int SIGNS_A_LEASE = 3;

  private final String name;
  private final BooleanSupplier isThere;
  private final Surroundings surroundings;
  private final String self;
  private final Epochs epochs = new Epochs();
  private final Map<String, Told> channels = new ConcurrentHashMap<>();

  /** Who is to learn of what is written, or of what has been loaded, by channel. */
  private final Map<String, Notices> written = new ConcurrentHashMap<>();

  private final Map<String, Notices> loaded = new ConcurrentHashMap<>();

  /** Who is to learn that all that was written under a channel has been ended. */
  private final Map<String, Clears> clears = new ConcurrentHashMap<>();

  /** Where it is told that all that is under the prefix was ended. */
  private volatile @Nullable String everything;

  private final long leaseNanos;
  private final Sweeper signs;
  private final Runnable changed;
  private volatile Bus bus;
  private volatile long sureUntilNanos;
  private volatile long listeningSinceNanos;
  private volatile boolean lacking;

  /** From when on a sign of life is missed that was never given. */
  private volatile long expectedNanos;

  private volatile boolean unsureShown;
  private volatile @Nullable Throwable lastFailure;
  private int unconfirmed; // guarded by this, as is what follows
  private @Nullable Object asked;
  private long askedNanos;

  /**
   * What is told over {@code bus}.
   *
   * @param name the storage's name, for people
   * @param isThere whether the storage still has it: it may turn out to lack what that takes, and
   *     then heaps are as those that follow nobody
   * @param changed called when {@link #isSure} or {@link #isCut} may have changed, and often; does
   *     not throw
   */
  public Following(
      String name, Bus bus, BooleanSupplier isThere, Surroundings surroundings, Runnable changed) {
    this.name = name;
    this.isThere = isThere;
    this.bus = bus;
    this.surroundings = surroundings;
    this.changed = changed;
    this.self = surroundings.identity;
    this.leaseNanos = surroundings.settings.followLease().toNanos();
    this.sureUntilNanos = surroundings.time.nanoTime();
    this.listeningSinceNanos = sureUntilNanos;
    this.signs =
        new Sweeper(
            surroundings.scheduler,
            surroundings.time,
            Sweeper.period(leaseNanos / SIGNS_A_LEASE),
            late -> askForSign());
    bus.listen(this);
  }

  /** Goes on with another bus, of which nothing is known. */
  public void replace(Bus other) {
    synchronized (this) {
      bus = other;
      asked = null; // what the old one says is of no interest
      sureUntilNanos = surroundings.time.nanoTime();
      expectedNanos = sureUntilNanos + leaseNanos;
    }
    epochs.moveAll();
    clears.values().forEach(Clears::mayBeCleared); // once it listens it is told so again
    other.listen(this);
    channels.keySet().forEach(other::subscribe);
  }

  /** There is no bus any more: nobody tells anything. */
  public synchronized void lost() {
    asked = new Object(); // which nobody answers
    askedNanos = Long.MAX_VALUE / 2;
    sureUntilNanos = surroundings.time.nanoTime();
  }

  /** Who is to learn when a node was cleared. Its methods do not block, and do not throw. */
  public interface Clears {

    /** Another process has cleared it. */
    void clearedByOthers();

    /** One may have, while nobody could tell. */
    void mayBeCleared();
  }

  /** Tells {@code who} when the node was cleared whose writes are told on {@code channel}. */
  public void tellOfClears(String channel, Clears who) {
    clears.put(channel, who);
  }

  /** Those who learn of clears do so, too, where all nodes are cleared, which is told there. */
  public void tellOfClearsOfAll(String channel) {
    everything = channel;
    subscribe(channel);
  }

  /** From some time on this process is told what is published there, which is counted. */
  public Told subscribe(String channel) {
    boolean wasCut = isCut();
    Told told = new Told();
    Told before = channels.putIfAbsent(channel, told);
    if (before == null) {
      synchronized (this) {
        unconfirmed++;
      }
      bus.subscribe(channel);
      synchronized (this) {
        sureUntilNanos = surroundings.time.nanoTime(); // signs so far say nothing of it
        asked = null;
        if (!wasCut) {
          expectedNanos = sureUntilNanos + leaseNanos;
        }
      }
      askForSign();
      signs.wake();
    }
    return before == null ? told : before;
  }

  /**
   * What this process is told of the loads of others, from some time on.
   *
   * @param loads the channel of the ends of loads
   * @param writes that of the writes of the same keys
   */
  public Notices notices(String loads, String writes) {
    Notices notices = loaded.computeIfAbsent(loads, channel -> new Notices());
    written.put(writes, notices);
    subscribe(loads);
    subscribe(writes);
    return notices;
  }

  @Override
  public Mark mark(String key) {
    return epochs.mark(key, surroundings.time.coarseNanoTime());
  }

  @Override
  public boolean isCurrent(Mark mark) {
    return epochs.isCurrent(mark);
  }

  @Override
  public void move(String key) {
    epochs.move(key);
  }

  @Override
  public boolean knows(Mark mark, long freshNanos) {
    long since = mark.sinceNanos();
    boolean heard = since - listeningSinceNanos > 0; // or heaps would not go on with what it gives
    boolean inTime = isSure() || surroundings.time.coarseNanoTime() - since < freshNanos;
    return heard && inTime && isCurrent(mark);
  }

  /** Whether what was read since the mark was made may be served. */
  public boolean serves(Mark mark) {
    return serves(mark.stripe(), mark.epoch(), mark.sinceNanos());
  }

  /**
   * Whether what was read since {@code sinceNanos}, in {@code epoch}, may be served. What was read
   * in the very instant in which this process began to listen may be from before.
   */
  public boolean serves(int stripe, int epoch, long sinceNanos) {
    long now = surroundings.time.coarseNanoTime();
    boolean isSure = now - sureUntilNanos < 0 && sinceNanos - listeningSinceNanos > 0;
    boolean inTime = isSure || now - sinceNanos < leaseNanos || lacking;
    return inTime && epochs.at(stripe) == epoch; // last, or a sign after a gap would hide the gap
  }

  /** Whether this process would have been told of what others have written until now. */
  public boolean isSure() {
    return surroundings.time.coarseNanoTime() - sureUntilNanos < 0 && !lacking;
  }

  /**
   * Whether somebody follows, and has not been told anything for a lease, signs of life included.
   */
  public boolean isCut() {
    if (channels.isEmpty() || lacking) {
      return false;
    }
    long now = surroundings.time.coarseNanoTime();
    return now - sureUntilNanos >= 0 && (unsureShown || now - expectedNanos >= 0);
  }

  /** What that means, and why it is so, for people. */
  public String cut() {
    return "it " + untold(lastFailure);
  }

  private String untold(@Nullable Throwable failure) {
    return "does not tell what other processes write, so that heaps serve nothing that is older than "
        + leaseNanos / 1_000_000
        + " ms: "
        + (failure == null ? "it gives no sign of life in time" : failure);
  }

  @Override
  public void told(String channel, String message) {
    Told told = channels.get(channel);
    if (told == null) {
      return;
    }
    List<String> keys = Notice.keys(message);
    boolean isOwn = Notice.isFrom(self, message);
    if (channel.equals(everything)) {
      if (!isOwn) {
        clears.values().forEach(Clears::clearedByOthers);
      }
      return;
    }
    Notices loads = loaded.get(channel);
    if (loads != null) {
      if (!isOwn) { // who waits here has been told of the end
        loads.told(keys);
      }
      return;
    }
    if (!isOwn) { // what this process wrote itself it has fenced itself
      outdates(channel, keys, told);
    }
    Notices writes = written.get(channel);
    if (writes != null) {
      keys.forEach(writes::written);
    }
  }

  private void outdates(String channel, List<String> keys, Told told) {
    int named = 0;
    for (String key : keys) {
      if (key.equals(Notice.ALL)) {
        epochs.moveAll();
        cleared(channel); // that may be among what could not be told
      } else if (key.equals(Notice.CLEARED)) {
        cleared(channel);
      } else {
        epochs.move(key);
        named++;
      }
    }
    told.heard(named);
  }

  private void cleared(String channel) {
    Clears who = clears.get(channel);
    if (who != null) {
      who.clearedByOthers();
    }
  }

  /**
   * What was read before may be outdated. Where a channel has just been subscribed to, it is served
   * as while nobody is sure, so that what begins with a node's first requests goes on; else, after
   * a loss, not at all.
   */
  @Override
  public void mayHaveMissed() {
    boolean isNew;
    synchronized (this) {
      isNew = unconfirmed > 0;
      unconfirmed -= isNew ? 1 : 0;
    }
    listeningSinceNanos = surroundings.time.nanoTime();
    if (!isNew) {
      epochs.moveAll();
    }
    loaded.values().forEach(Notices::all);
    clears.values().forEach(Clears::mayBeCleared);
  }

  private boolean askForSign() {
    if (surroundings.isClosed()) {
      return false;
    }
    changed.run();
    long now = surroundings.time.nanoTime();
    Object question = new Object();
    synchronized (this) {
      if (asked != null && now - askedNanos < leaseNanos) {
        return true; // one at a time; one that is not answered in all that time is given up
      }
    }
    if (lacksBus()) {
      return true; // somebody may mend it
    }
    synchronized (this) {
      asked = question;
      askedNanos = now;
    }
    try {
      bus.sync().whenComplete((nothing, failure) -> answered(question, now, failure));
    } catch (RuntimeException | Error e) { // a bus that breaks its contract
      answered(question, now, e);
    }
    return true;
  }

  private boolean lacksBus() {
    boolean lacks = !isThere.getAsBoolean();
    if (lacking && !lacks) {
      epochs.moveAll(); // what was read meanwhile nobody was told of
    }
    lacking = lacks;
    return lacks;
  }

  private void answered(Object question, long sinceNanos, @Nullable Throwable failure) {
    synchronized (this) {
      if (asked != question) {
        return;
      }
      asked = null;
      lastFailure = failure;
      if (failure == null) {
        sureUntilNanos = sinceNanos + leaseNanos;
      }
    }
    show(failure);
    changed.run();
  }

  private void show(@Nullable Throwable failure) {
    boolean unsure = surroundings.time.nanoTime() - sureUntilNanos >= 0;
    synchronized (this) {
      if (unsure == unsureShown || surroundings.isClosed()) {
        return;
      }
      unsureShown = unsure;
    }
    LOG.log(
        unsure ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
        unsure
            ? "storage \"" + name + "\" " + untold(failure)
            : "storage \"" + name + "\" tells again what other processes write");
  }
}
