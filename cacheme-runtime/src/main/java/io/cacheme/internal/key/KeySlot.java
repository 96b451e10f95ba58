package io.cacheme.internal.key;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that goes on for one key in this process just now: the one owner of the key's state. Each
 * method is an event; it changes the state under the slot's own lock and answers what is to be
 * done. It calls nobody: no storage, no loader, no future, no user's code.
 *
 * <p>The protocol that keeps older values from coming back: a write (put, invalidate, a refresh's
 * commit) <em>fences</em> the key when it begins and again when it ends, by a new epoch. A flight
 * may write back only in the epoch it began in, and only while no write runs or waits. A write
 * waits for the fills that were allowed before it.
 *
 * <table>
 * <caption>Events, and what they do</caption>
 * <tr><th>event</th><th>when</th><th>then</th><th>to be done</th></tr>
 * <tr><td>ask</td><td>no flight</td><td>its own, in this epoch</td><td>start it</td></tr>
 * <tr><td></td><td>a flight that has not ended</td><td>one more waits</td><td></td></tr>
 * <tr><td></td><td>one that takes long, and has an older value</td><td></td><td>answer by
 *     that</td></tr>
 * <tr><td></td><td>one that has, and owes fills</td><td></td><td>answer by it</td></tr>
 * <tr><td>conclude</td><td>same epoch, no write</td><td>fills pending</td><td>fill, answer</td></tr>
 * <tr><td></td><td>fenced, or nothing to fill</td><td>the flight leaves</td><td>answer</td></tr>
 * <tr><td>leave</td><td>a flight that has not ended</td><td>nobody waits for it</td><td>tell those
 *     who did</td></tr>
 * <tr><td>give up</td><td>by the opener, some have joined</td><td>they wait for another flight; a
 *     refresh stays theirs</td><td>tell the first, load anew</td></tr>
 * <tr><td></td><td>by who runs the load for all</td><td>all wait for another flight; a refresh stays
 *     theirs</td><td>load anew</td></tr>
 * <tr><td>filled</td><td>its last fill</td><td>the flight leaves</td><td>run a waiting write</td></tr>
 * <tr><td>submit</td><td></td><td>fence; the write waits, as one with others that wait</td>
 *     <td>run it, if none runs and no fill is pending</td></tr>
 * <tr><td>ending</td><td>no removal waits</td><td></td><td>write the heap</td></tr>
 * <tr><td>ended</td><td></td><td>fence; none runs</td><td>run the one that waits</td></tr>
 * <tr><td>refresh</td><td>none runs</td><td>it runs, and knows the version</td><td>load</td></tr>
 * <tr><td></td><td>one runs</td><td>one waits, for all who ask</td><td></td></tr>
 * <tr><td>loaded</td><td>same version</td><td>submit</td><td>as submit says</td></tr>
 * <tr><td></td><td>written meanwhile</td><td>waits for that write</td><td></td></tr>
 * <tr><td>finish</td><td></td><td>the waiting refresh runs</td><td>load</td></tr>
 * </table>
 */
public final class KeySlot<V> {

  final Object key;
  private final Slots<V> table;
  private final FencePolicy fences;

  /** The JDK's, which alone is let go of where the stack ends in the middle of that (JEP 270). */
  private final ReentrantLock lock = new ReentrantLock();

  /** No longer in the table. */
  private boolean dead;

  /** Moves on whenever older flights must not write back any more. */
  private long epoch;

  /** Moves on with every put and invalidate: a refresh whose load began before is outdated. */
  private long version;

  /** The flight that later requests join. */
  private @Nullable Flight<V> flight;

  /** Flights that have not ended, also those that nobody joins any more: each may write back. */
  private int openFlights;

  /** Fills of flights that are not acknowledged. */
  private int pendingFills;

  private @Nullable Write<V> running;
  private @Nullable Write<V> waiting;
  private @Nullable Refresh<V> refreshing;
  private @Nullable Refresh<V> nextRefresh;

  KeySlot(Object key, Slots<V> table, FencePolicy fences) {
    this.key = key;
    this.table = table;
    this.fences = fences;
  }

  /** How a flight's conclusion is taken. */
  public enum Conclusion {
    /** The fills are owed: each is to be told by {@link #filled}. */
    FILL,
    /** Nothing may be written back. */
    KEEP_NOTHING,
    /** It had ended before. */
    LATE
  }

  // --- reading

  /** Someone asks, as {@link Slots#join} says; it has locked the slot. */
  @Nullable Asked<V> join(Waiter<V> waiter, Flight.Kind kind, long nowMillis) {
    Flight<V> current = usable(nowMillis);
    if (current == null) {
      return null;
    }
    Outcome<V> end = current.outcome();
    if (end != null) {
      return new Asked<>(null, end);
    }
    if (kind == Flight.Kind.RENEWAL) { // what it would look for is looked for
      return new Asked<>(null, null);
    }
    if (kind != Flight.Kind.SHARED) {
      return null;
    }
    if (current.isLoadedByThisThread()) {
      return new Asked<>(null, null);
    }
    Outcome<V> meanwhile = current.meanwhile();
    if (meanwhile != null) {
      return new Asked<>(null, meanwhile);
    }
    current.add(waiter);
    return new Asked<>(current, null);
  }

  /** Someone asks, as {@link Slots#ask} says; it has locked the slot. */
  @Nullable Asked<V> ask(Waiter<V> waiter, Flight<V> own, long nowMillis) {
    Asked<V> joined = join(waiter, own.kind, nowMillis);
    if (joined == null) {
      open(own);
      own.add(waiter);
    }
    return joined;
  }

  private void open(Flight<V> opened) {
    opened.opens(this);
    openFlights++;
    if (opened.kind == Flight.Kind.SHARED) {
      flight = opened;
    }
  }

  /**
   * The flight to join, if any; an ended one whose value has expired is none, nor is one that began
   * before somebody else wrote the key.
   */
  private @Nullable Flight<V> usable(long nowMillis) {
    Flight<V> current = flight;
    if (current == null) {
      return null;
    }
    Outcome<V> end = current.outcome();
    if ((end != null && end.isExpired(nowMillis)) || current.isOutdated()) {
      current.passedBy = true;
      flight = null;
      return null;
    }
    return current;
  }

  /**
   * A flight has ended with {@code end}; {@code fills} are owed, if they may be made. Later
   * requests are answered by it until they are acknowledged.
   */
  public Conclusion conclude(Flight<V> ended, Outcome<V> end, int fills) {
    lock.lock();
    try {
      if (ended.outcome() != null) {
        return Conclusion.LATE;
      }
      ended.ends(end);
      openFlights--;
      if (fills > 0 && mayFill(ended)) {
        ended.pendingFills = fills;
        pendingFills += fills;
        return Conclusion.FILL;
      }
      leave(ended);
      return Conclusion.KEEP_NOTHING;
    } finally {
      unlock();
    }
  }

  private boolean mayFill(Flight<V> ended) {
    boolean isLate = ended.passedBy && ended.isOutdated(); // and would replace what is newer
    return !dead && !isLate && epoch == ended.epoch && !(fences.holdsFills() && isWriting());
  }

  private boolean isWriting() {
    return running != null || waiting != null;
  }

  private void leave(Flight<V> ended) {
    ended.leaves();
    if (flight == ended) {
      flight = null;
    }
  }

  /** {@code count} fills of a flight have ended. Answers the write to run now. */
  public @Nullable Write<V> filled(Flight<V> ended, int count) {
    lock.lock();
    try {
      int done = Math.min(count, ended.pendingFills);
      ended.pendingFills -= done;
      pendingFills -= done;
      if (done > 0 && ended.pendingFills == 0) {
        leave(ended);
      }
      return next();
    } finally {
      unlock();
    }
  }

  /**
   * Those who wait for {@code flight} do so no longer; false if none do, or it has ended.
   *
   * @param all whether those who have joined leave, too, and not only its opener
   */
  public boolean leave(Flight<V> flight, Impatient<V> those, boolean all) {
    lock.lock();
    try {
      if (flight.outcome() != null) {
        return false;
      }
      if (all) {
        flight.leaveAll(those);
      } else {
        flight.leaveFirst(those);
      }
      return those.callers() > 0;
    } finally {
      lock.unlock();
    }
  }

  /** Whether no write of the key has come since {@code begun} began, for all that is known here. */
  public boolean isCurrent(Flight<V> begun) {
    lock.lock();
    try {
      return !dead && epoch == begun.epoch;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The load of {@code given} is given up. Whether some wait for it all the same: they now wait for
   * {@code anew}, which is to be started.
   *
   * @param byOpener whether it was the opener who gave it up, for whom alone it ends with {@code
   *     end}; else it does for nobody
   */
  public boolean giveUp(Flight<V> given, Outcome<V> end, Flight<V> anew, boolean byOpener) {
    lock.lock();
    try {
      if (given.outcome() != null) {
        return false;
      }
      boolean shared = flight == given;
      given.ends(end);
      openFlights--;
      leave(given);
      boolean hasOpener = given.hasOpener(); // or that has left, and it is nobody's who waits
      Waiter<V> opener = byOpener && hasOpener ? given.takeFirst() : null;
      if (byOpener && opener == null && (hasOpener || given.callers() == 0)) { // nobody has joined
        return false;
      }
      anew.opens(this);
      given.moveAll(anew);
      if (opener != null) {
        given.add(opener);
      }
      openFlights++;
      if (anew.kind == Flight.Kind.SHARED && (shared || flight == null)) {
        flight = anew;
      }
      return true;
    } finally {
      unlock();
    }
  }

  // --- writing

  /** A write is asked: fences the key and queues it; {@link Slots#submit} has locked the slot. */
  Write.Submitted<V> submit(Write<V> write) {
    if (write.kind != Write.Kind.CLEANING) {
      version++;
    }
    if (fences.atStart()) {
      fence();
    }
    Write<V> replaced = null;
    if (waiting == null) {
      waiting = write;
    } else {
      Write<V> winner = waiting.followedBy(write);
      replaced = winner == write ? waiting : write;
      waiting = winner;
    }
    return new Write.Submitted<>(next(), replaced);
  }

  /** Lets no later request join the current flight, and no flight so far write back. */
  private void fence() {
    epoch++;
    flight = null;
  }

  /** The write to run now, if any. */
  private @Nullable Write<V> next() {
    if (waiting == null || running != null || (fences.afterPending() && pendingFills > 0)) {
      return null;
    }
    running = waiting;
    waiting = null;
    return running;
  }

  /** Whether no write waits that is to replace what the tiers have now. */
  public boolean isLast(Write<V> write) {
    lock.lock();
    try {
      return running == write && (waiting == null || waiting.kind == Write.Kind.CLEANING);
    } finally {
      lock.unlock();
    }
  }

  /** Whether {@code write} is the one that was to be run. */
  public boolean isRunning(Write<V> write) {
    lock.lock();
    try {
      return running == write;
    } finally {
      lock.unlock();
    }
  }

  /** A write has gone through the remote tiers. Whether the heap is to have its entry. */
  public boolean ending(Write<V> write) {
    lock.lock();
    try {
      return write.kind == Write.Kind.PUT && (waiting == null || !waiting.clears);
    } finally {
      lock.unlock();
    }
  }

  /** The write to run now, if one waits for nothing: somebody else was lost on the way to it. */
  public @Nullable Write<V> retry() {
    lock.lock();
    try {
      return next();
    } finally {
      unlock();
    }
  }

  /** A write has gone through all tiers. Answers the write to run now. */
  public @Nullable Write<V> ended(Write<V> write) {
    lock.lock();
    try {
      write.ends();
      if (running == write) {
        running = null;
        if (fences.atEnd()) {
          fence();
        }
      } else if (waiting == write) {
        waiting = null;
      }
      return next();
    } finally {
      unlock();
    }
  }

  // --- refreshing

  /** Someone asks for a refresh; {@link Slots#refresh} has locked the slot. */
  <R extends Refresh<V>> Refresh.Asked<V, R> refresh(
      Waiter<V> waiter, Refresh.Opening<V, R> opening) {
    if (refreshing == null) {
      R begun = opening.refresh(this);
      begun.add(waiter);
      begin(begun);
      return new Refresh.Asked<>(begun, null);
    }
    if (refreshing.isLoadedByThisThread()) {
      return new Refresh.Asked<>(null, null);
    }
    if (nextRefresh == null) {
      nextRefresh = opening.refresh(this);
    }
    nextRefresh.add(waiter);
    return new Refresh.Asked<>(null, nextRefresh);
  }

  private void begin(Refresh<V> begun) {
    refreshing = begun;
    begun.version = version;
  }

  /** The load of a refresh begins only now: what was written before is not newer than it. */
  public void loads(Refresh<V> begun) {
    lock.lock();
    try {
      begun.version = version;
    } finally {
      lock.unlock();
    }
  }

  /**
   * A refresh has its value: it is written, unless a put or an invalidate came after the load
   * began; that one stands, and the refresh waits for it, since until then the old value can be
   * seen.
   *
   * @param behind who waits instead where the write compares, and another waits that does not: to
   *     become one with it could lose that one; null where the write does not compare
   */
  public Refresh.Loaded<V> loaded(
      Refresh<V> loaded,
      Write.Listener listener,
      Write.@Nullable Listener behind,
      Function<KeySlot<V>, Write<V>> write) {
    lock.lock();
    try {
      if (version == loaded.version) {
        if (behind != null && waiting != null && waiting.kind != Write.Kind.CLEANING) {
          waiting.group.add(behind);
          return new Refresh.Loaded<>(null, true);
        }
        Write<V> commit = write.apply(this);
        commit.group.add(listener);
        return new Refresh.Loaded<>(submit(commit), true);
      }
      Write<V> last = waiting != null ? waiting : running;
      if (last != null) {
        last.group.add(listener);
      }
      return new Refresh.Loaded<>(null, last != null);
    } finally {
      unlock();
    }
  }

  /**
   * The caller that opened {@code given} gives it up. Answers that caller, for whom alone it fails;
   * or null, if nobody else waits for it, or it is over.
   */
  public @Nullable Waiter<V> giveUp(Refresh<V> given) {
    lock.lock();
    try {
      return given.isOver() ? null : given.takeFirst();
    } finally {
      lock.unlock();
    }
  }

  /** A refresh is over. Answers the one to start now. */
  public @Nullable Refresh<V> finish(Refresh<V> done) {
    lock.lock();
    try {
      done.ends();
      if (refreshing != done) {
        return null;
      }
      Refresh<V> next = nextRefresh;
      nextRefresh = null;
      refreshing = null;
      if (next != null) {
        begin(next);
      }
      return next;
    } finally {
      unlock();
    }
  }

  // --- being in the table

  /** Locks it; false, and not locked, if it is no longer in the table. */
  @SuppressWarnings("LockNotBeforeTry") // the table unlocks
  boolean tryLock() {
    lock.lock();
    if (dead) {
      lock.unlock();
      return false;
    }
    return true;
  }

  /** Unlocks it, and drops it if nothing goes on here any more. */
  void unlock() {
    boolean drops = !dead && isIdle();
    if (drops) {
      dead = true;
    }
    lock.unlock();
    if (drops) {
      table.drop(this);
    }
  }

  private boolean isIdle() {
    return flight == null
        && openFlights == 0
        && pendingFills == 0
        && running == null
        && waiting == null
        && refreshing == null;
  }

  long epoch() {
    return epoch;
  }
}
