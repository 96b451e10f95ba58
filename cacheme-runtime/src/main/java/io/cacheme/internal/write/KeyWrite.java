package io.cacheme.internal.write;

import io.cacheme.Node;
import io.cacheme.ValueTooLargeException;
import io.cacheme.codec.Entry;
import io.cacheme.internal.follow.Mark;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.key.Write;
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Encoded;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.tier.RemoteKey;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Seen;
import io.cacheme.internal.tier.Tellers;
import io.cacheme.spi.StoredEntry;
import java.util.ArrayList;
import java.util.List;
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
  private final List<String> failed = new ArrayList<>(0);
  private final AtomicBoolean over = new AtomicBoolean();
  private @Nullable Throwable cause;
  private volatile int confirmed;
  private volatile boolean running;
  private volatile boolean refused;
  private volatile boolean told;
  private int link;

  /**
   * A write, to be submitted.
   *
   * @param entry what a put writes, else null
   * @param condition what a put is to replace, where the tiers can tell; null for anything
   * @param groups what is known of the groups of what is put without a condition, if there are any
   */
  KeyWrite(
      Writer<N, V> writer,
      KeySlot<V> slot,
      Kind kind,
      RemoteKey remoteKey,
      @Nullable Entry<V> entry,
      @Nullable Seen condition,
      @Nullable Members groups) {
    super(slot, kind);
    this.writer = writer;
    this.context = writer.context;
    this.slot = slot;
    this.remoteKey = remoteKey;
    this.entry = entry;
    this.condition = condition;
    this.clears = condition == null ? context.chain.clears() : condition.clears();
    this.mark = condition == null ? context.chain.mark(remoteKey.own()) : condition.mark();
    this.members = condition == null ? groups : condition.members();
  }

  /** Whether a tier had something else than what it was to replace, so that it was not written. */
  boolean wasRefused() {
    return refused;
  }

  /** Goes through the tiers; called once, by who was answered it by the slot. */
  void run() {
    running = true;
    if (context.surroundings.isAbandoned()) { // what went before may yet take effect, after it
      fail(context.surroundings.closedException());
      return;
    }
    boolean known;
    try {
      known = knowsGroups();
    } catch (Throwable e) {
      fail(e);
      return;
    }
    if (known) {
      walk(context.chain.remotes().size() - 1);
    }
  }

  /** Whether what was ended of the groups of what is put is known; else it goes on when it is. */
  private boolean knowsGroups() {
    Groups<N> groups = context.groups;
    Members those = members;
    return groups == null
        || those == null
        || condition != null // then it was looked for before
        || groups.stamps.resolve(List.of(those), () -> walk(context.chain.remotes().size() - 1));
  }

  private void walk(int from) {
    if (over.get()) { // it failed while it asked
      return;
    }
    try {
      for (int i = from; i >= 0 && !refused; i--) {
        RemoteTier<V> tier = context.chain.remotes().get(i);
        if (kind() == Kind.CLEANING && !tier.quarantine.contains(key())) {
          continue;
        }
        StoredEntry stored = entry == null ? null : encode(tier, entry);
        boolean cleared = clears != context.chain.clears(); // after it has got its generation
        if (cleared && condition != null) {
          refused = true;
          break;
        }
        Visit visit = new Visit(tier, i);
        visit.ask(cleared || isEnded() ? null : stored);
        if (visit.isPending()) {
          return;
        }
      }
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
    Members those = members;
    return condition == null && those != null && !those.isCurrent();
  }

  /** The other processes are told when the tiers are written, and not before. */
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
    if (encoded instanceof Encoded.TooLarge tooLarge && cause == null) {
      cause = tooLarge.reason();
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
    if (cause == null || cause instanceof ValueTooLargeException) {
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
    Write<V> next = slot.ended(this);
    writer.lives.remove(this);
    if (!failed.isEmpty()) {
      writer.cleanLater();
    }
    if (next instanceof KeyWrite<?, ?> following) {
      following.link = link + 1;
      context.surroundings.runNext(following::run, following.link);
    }
    group().ended(failed, cause);
  }

  /** Something was thrown that nobody else has to answer for: nothing is known of the tiers. */
  private void fail(Throwable failure) {
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
    if (running) {
      fail(new IllegalStateException("a write of a " + context.spec.name() + " was lost"));
    } else { // it waits its turn, which has its own end
      context.surroundings.await(writer.lives, this);
      writer.run(slot.retry());
    }
  }

  /** What is asked of one tier. */
  private final class Visit extends TierWrite<V> {

    private final RemoteTier<V> tier;
    private final int place;

    Visit(RemoteTier<V> tier, int place) {
      super(tier, 1 + remoteKey.others().size());
      this.tier = tier;
      this.place = place;
    }

    void ask(@Nullable StoredEntry stored) {
      if (stored == null) { // what cannot be kept must not stay outdated
        remove(remoteKey.own(), tier.tombstone());
      } else if (condition == null) {
        put(stored);
      } else {
        putIfUnchanged(tier.ifUnchanged(stored, condition.in(place), condition.sinceNanos()));
      }
      for (String other : remoteKey.others()) {
        remove(other, tier.tombstoneOfAny());
      }
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
        return false;
      }
    }

    @Override
    void goOn() {
      walk(place - 1);
    }
  }
}
