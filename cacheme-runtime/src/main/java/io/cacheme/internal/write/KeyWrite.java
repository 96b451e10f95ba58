package io.cacheme.internal.write;

import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.internal.events.FlightRecorder;
import io.cacheme.internal.events.FlightRecorder.Removed;
import io.cacheme.internal.events.Recorded;
import io.cacheme.internal.follow.Mark;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.key.Write;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Encoded;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.tier.Moving;
import io.cacheme.internal.tier.RemoteKey;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Seen;
import io.cacheme.internal.tier.Tellers;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A write on its way up the tiers, from the last to the first. Whatever is thrown ends it. */
final class KeyWrite<N extends Node<V>, V> extends Write<V> {

  private final Writer<N, V> writer;
  private final NodeContext<N, V> context;
  private final KeySlot<V> slot;
  private final RemoteKey remoteKey;
  private final @Nullable Entry<V> entry;
  private final @Nullable Seen condition;
  private final int clears;
  private final @Nullable Mark mark;
  private final @Nullable Members members;
  private final boolean asks;
  private final @Nullable Recorded<Removed> recorded;
  private final List<String> failed = new ArrayList<>(0);
  private final AtomicBoolean over = new AtomicBoolean();
  private @Nullable Throwable cause;
  private ContextPropagation.@Nullable Snapshot carried;
  private volatile int confirmed;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean refused;
  private volatile boolean cleared;
  private volatile boolean told;
  private volatile @Nullable Moving together;
  private @Nullable WriteBatch<N, V> batch; // guarded by this
  private @Nullable WriteTicket ticket;
  private int link;

  /**
   * A write, to be submitted.
   *
   * @param entry what a put writes, else null
   * @param seen what was known before the load of a refresh began; else null
   * @param compares whether a put is to replace just that, and is refused otherwise: then it must
   *     not become one with another write, which would be refused with it
   * @param groups what is known of the groups of what is put otherwise, if there are any
   */
  KeyWrite(
      Writer<N, V> writer,
      KeySlot<V> slot,
      Kind kind,
      RemoteKey remoteKey,
      @Nullable Entry<V> entry,
      @Nullable Seen seen,
      boolean compares,
      @Nullable Members groups) {
    super(slot, kind);
    this.writer = writer;
    this.context = writer.context;
    this.slot = slot;
    this.remoteKey = remoteKey;
    this.entry = entry;
    this.condition = compares ? seen : null;
    this.clears = seen == null ? context.chain.clears() : seen.clears();
    this.mark = seen == null ? context.chain.mark(remoteKey.own()) : seen.mark();
    this.members = seen == null ? groups : seen.members();
    this.recorded = kind == Kind.REMOVAL ? FlightRecorder.invalidateBegins() : null;
    this.asks = seen == null; // else it was asked for before
  }

  /** What its caller's thread carries, or null; to be said before it runs. */
  KeyWrite<N, V> carries(ContextPropagation.@Nullable Snapshot callers) {
    carried = callers;
    return this;
  }

  /** Whose time begins when its turn among others comes; to be said before it runs. */
  void isWaitedForBy(WriteTicket waiting) {
    ticket = waiting;
  }

  /** Whether a tier had something else than what it was to replace, so that it was not written. */
  boolean wasRefused() {
    return refused;
  }

  /** Whether the node was cleared since what it writes was read, so that it removed the key. */
  boolean wasCleared() {
    return cleared;
  }

  /** Goes through the tiers; called once, by who was answered it by the slot. */
  void run() {
    boolean known;
    try {
      known = begins() && knowsGroups();
    } catch (Throwable e) {
      fail(e);
      return;
    }
    if (known) {
      walk(context.chain.remotes().size() - 1);
    }
  }

  /** It is one of so many that it may have to wait for its turn; to be said before it runs. */
  void goesWith(Moving others) {
    together = others;
  }

  /** It goes through the tiers with {@code others}, who are told when it has left; or has left. */
  synchronized boolean joins(WriteBatch<N, V> others) {
    boolean joins = !over.get();
    batch = joins ? others : null;
    return joins;
  }

  private synchronized @Nullable WriteBatch<N, V> leavesBatch() {
    WriteBatch<N, V> left = batch;
    batch = null;
    return left;
  }

  /** Its turn has come: whether it is to go through the tiers, for else it has failed, or does. */
  boolean begins() {
    if (!running.compareAndSet(false, true)) {
      return false;
    }
    writer.livesAnewIfItWaited(writer.lives, this);
    if (ticket != null) {
      ticket.submitted();
    }
    if (context.surroundings.isAbandoned()) { // what went before may yet take effect, after it
      fail(context.surroundings.closedException());
      return false;
    }
    return true;
  }

  /** Others that it waited for have ended: its time begins anew. */
  void waitsAnew() {
    if (!over.get()) {
      writer.lives.renew(this, context.surroundings.time.coarseNanoTime());
      if (ticket != null) {
        ticket.waitsAnew();
      }
    }
  }

  /** Whether it went through all tiers, or failed on the way. */
  boolean hasEnded() {
    return over.get();
  }

  /** Whether what was ended of the groups of what is put is known; else it goes on when it is. */
  private boolean knowsGroups() {
    return context.knowsGroups(askedFor(), () -> walk(context.chain.remotes().size() - 1));
  }

  /** The groups of which is to be asked what was ended; null if there are none, or it is known. */
  @Nullable Members askedFor() {
    return asks ? members : null;
  }

  private void walk(int from) {
    if (over.get()) { // it failed while it asked
      return;
    }
    try {
      for (int i = from; i >= 0 && !refused; i--) {
        Visit visit = visit(i, null);
        if (visit != null && visit.isPending()) {
          return;
        }
      }
      tell();
    } catch (Throwable e) {
      fail(e);
    }
  }

  /**
   * Asks the tier at {@code place}, or {@code together} with others; null if nothing is asked of
   * it.
   */
  @Nullable Visit visit(int place, @Nullable WritesTogether<N, V> together) {
    RemoteTier<V> tier = context.chain.remotes().get(place);
    if (kind() == Kind.CLEANING && !tier.quarantine.contains(key())) {
      return null;
    }
    StoredEntry stored = entry == null ? null : encode(tier, entry);
    if (entry != null && clears != context.chain.clears()) { // once it has got its generation
      cleared = true;
      if (condition != null) {
        refused = true;
        return null;
      }
    }
    Visit visit = new Visit(tier, place, together);
    if (together != null) {
      together.begins(visit);
    }
    visit.ask(cleared || isEnded() ? null : stored);
    return visit;
  }

  /** The other processes are told when the tiers are written, and not before. Does not throw. */
  void tellAndEnd() {
    try {
      tell();
    } catch (Throwable e) {
      fail(e);
    }
  }

  /**
   * Whether a group of what is put has been ended since it was given, which the stamps do not tell
   * that were asked for after that.
   */
  private boolean isEnded() {
    Members those = askedFor();
    return those != null && !those.isCurrent();
  }

  private void tell() {
    Tellers tellers = context.chain.tellers();
    if (tellers.size() == 0 || (refused && confirmed == 0)) {
      told = true;
      end();
    } else {
      Telling.tell(tellers, remoteKey, failure -> told(tellers.storage(), failure));
    }
  }

  private void told(@Nullable String storage, @Nullable Throwable failure) {
    told = true; // or will be: what fails is told again
    if (failure != null && failed.isEmpty()) {
      cause = new Untold(String.valueOf(storage), failure);
    }
    end();
  }

  private @Nullable StoredEntry encode(RemoteTier<V> tier, Entry<V> source) {
    if (!tier.knows(members)) {
      return null; // nobody could tell it from what has been ended
    }
    long now = context.surroundings.time.epochMillis();
    Encoded encoded = tier.encode(remoteKey.own(), source, now, tier.holdMillis(), members);
    if (cause == null) {
      cause = encoded.reason();
    }
    return encoded.stored();
  }

  /** The tier can be trusted again, unless it holds what a write that still waits is to replace. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // the calls of one write follow one another
  private void reached(RemoteTier<V> tier, int place) {
    confirmed |= 1 << place;
    if (tier.quarantine.contains(key()) && slot.isLast(this)) {
      tier.quarantine.release(key());
    }
  }

  private void unreached(RemoteTier<V> tier, @Nullable Throwable failure) {
    failed.add(tier.storage());
    if (cause == null || Encoded.isReason(cause)) {
      cause = failure;
    }
    if (kind() != Kind.CLEANING) { // else the outdated entry is known, and expires when it does
      tier.distrust(key(), remoteKey);
    }
  }

  @Override
  protected List<String> distrustUnconfirmed() {
    List<String> names = new ArrayList<>();
    List<RemoteTier<V>> remotes = context.chain.remotes();
    // until then the fills and the write before it may still go on
    long wait = (1 + 2L * remotes.size()) * context.surroundings.settings.writeTimeout().toMillis();
    for (int i = 0; i < remotes.size(); i++) {
      if ((confirmed & (1 << i)) == 0) {
        remotes.get(i).distrust(key(), remoteKey, wait);
        names.add(remotes.get(i).storage());
      }
    }
    String telling = context.chain.tellers().storage();
    if (!told && telling != null && !names.contains(telling)) {
      names.add(telling);
    }
    writer.cleanLater();
    return names;
  }

  private void end() {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    if (!refused && slot.ending(this) && entry != null) {
      context.chain.fillHeaps(
          key(),
          entry,
          context.chain.size(),
          context.surroundings.time.epochMillis(),
          clears,
          mark,
          members);
    } else if (refused || kind() == Kind.REMOVAL) {
      context.chain.clearHeaps(key()); // a fill that was pending may have come after the first time
    }
    leave();
  }

  private void leave() {
    context.written(key());
    Write<V> next = slot.ended(this);
    context.isLoadable(key()); // once more: a load that began meanwhile may have failed just now
    writer.lives.remove(this);
    if (!failed.isEmpty()) {
      writer.cleanLater();
    }
    if (recorded != null) {
      recorded.ended(new Removed(context.spec.name(), failed.size()));
    }
    if (next instanceof KeyWrite<?, ?> following) {
      following.link = link + 1;
      context.surroundings.runNext(following::run, following.link);
    }
    group().ended(failed, cause);
    WriteBatch<N, V> left = leavesBatch();
    if (left != null) {
      left.oneLeft();
    }
  }

  /** Something was thrown that nobody else has to answer for: nothing is known of the tiers. */
  void fail(Throwable failure) {
    over.set(true);
    cause = failure;
    if (!told) {
      Telling.tellLater(context.chain.tellers(), remoteKey);
    }
    try {
      for (String name : distrustUnconfirmed()) {
        if (!failed.contains(name)) {
          failed.add(name);
        }
      }
      context.chain.clearHeaps(key());
    } finally {
      leave();
    }
  }

  /** Nobody has ended it in all the time that its calls may take together. */
  @Override
  protected void expired() {
    if (isOver()) {
      return;
    }
    Moving others = together;
    if (running.get()) {
      fail(new IllegalStateException("a write of a " + context.spec.name() + " was lost"));
      return;
    }
    context.surroundings.await(writer.lives, this);
    if (others == null || !others.isMoving()) { // else it waits its turn, which has its own end
      writer.run(slot.isRunning(this) ? this : slot.retry()); // who was to run it has not
    }
  }

  /** What is asked of one tier. */
  final class Visit extends TierWrite<V> {

    private final RemoteTier<V> tier;
    private final int place;
    private final @Nullable WritesTogether<N, V> together;

    Visit(RemoteTier<V> tier, int place, @Nullable WritesTogether<N, V> together) {
      super(tier, 1 + remoteKey.others().size());
      this.tier = tier;
      this.place = place;
      this.together = together;
    }

    @Override
    ContextPropagation.@Nullable Snapshot carried() {
      return carried;
    }

    void ask(@Nullable StoredEntry stored) {
      if (stored == null) { // what cannot be kept must not stay outdated
        remove(remoteKey.own(), tier.tombstone());
      } else if (together != null) {
        together.add(this, stored);
      } else {
        putAlone(stored);
      }
      for (String other : remoteKey.others()) {
        remove(other, tier.tombstoneOfAny());
      }
    }

    /** Keeps {@code stored} by a call of its own. */
    void putAlone(StoredEntry stored) {
      if (condition == null) {
        put(stored);
      } else {
        putIfUnchanged(conditional(stored));
      }
    }

    /** What is to be kept, or null if it is to be kept whatever is there. */
    @Nullable ConditionalEntry condition(StoredEntry stored) {
      return condition == null ? null : conditional(stored);
    }

    private ConditionalEntry conditional(StoredEntry stored) {
      Seen replaced = Objects.requireNonNull(condition);
      return tier.ifUnchanged(stored, replaced.in(place), replaced.sinceNanos());
    }

    /** A tier that still has an entry of another version is as good as one that was not reached. */
    @Override
    boolean ended(@Nullable Throwable failure) {
      try {
        if (wasRefused()) { // a refresh, which begins anew and asks for all of it again
          refused = true;
        } else if (failure == null) {
          reached(tier, place);
        } else {
          unreached(tier, failure);
        }
        return true;
      } catch (Throwable e) {
        fail(e);
        return together != null; // the others go on
      }
    }

    @Override
    void goOn() {
      if (together != null) {
        together.ended(this);
      } else {
        walk(place - 1);
      }
    }
  }
}
