package io.cacheme.internal.node;

import io.cacheme.codec.Entry;
import io.cacheme.internal.follow.Following;
import io.cacheme.internal.follow.Mark;
import io.cacheme.internal.follow.Notice;
import io.cacheme.internal.follow.Told;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.Leases;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Tellers;
import io.cacheme.internal.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tiers of one node, first asked first. The one place that knows which of them are heaps. */
public final class Chain<V> implements Following.Clears {

  private final Tier<V>[] tiers;
  private final @Nullable HeapTier<V>[] heaps;
  private final @Nullable RemoteTier<V>[] remotes;
  private final List<RemoteTier<V>> onlyRemotes = new ArrayList<>();
  private final List<HeapTier<V>> onlyHeaps = new ArrayList<>();

  private final @Nullable Following following;
  private final @Nullable Told told;
  private final Tellers tellers;
  private final @Nullable Leases<V> leases;

  /** How often all entries have been ended: what was read before is outdated. */
  private volatile int clears;

  private volatile @Nullable Runnable whenCleared;

  /**
   * The tiers of a node.
   *
   * @param following what its heaps are told of the writes of other processes; null if they are not
   * @param told counts what it is told; null if nothing is
   * @param tellers tell the others what this process writes
   * @param leases those of a node that is loaded once by all processes; else null
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
  public Chain(
      List<Tier<V>> tiers,
      @Nullable Following following,
      @Nullable Told told,
      Tellers tellers,
      @Nullable Leases<V> leases) {
    this.leases = leases;
    this.following = following;
    this.told = told;
    this.tellers = tellers;
    this.tiers = tiers.toArray(new Tier[0]);
    this.heaps = new HeapTier[tiers.size()];
    this.remotes = new RemoteTier[tiers.size()];
    for (int i = 0; i < this.tiers.length; i++) {
      if (this.tiers[i] instanceof HeapTier<V> heap) {
        heaps[i] = heap;
        onlyHeaps.add(heap);
      } else if (this.tiers[i] instanceof RemoteTier<V> remote) {
        remotes[i] = remote;
        onlyRemotes.add(remote);
        remote.onEnds(new Ends(remote));
      }
    }
  }

  /**
   * How often all entries have been ended, as far as is known: to be taken before anything is read.
   */
  public int clears() {
    return clears;
  }

  /** The tier in the storage of that name; null if there is none. */
  public @Nullable Tier<V> tierIn(String storage) {
    for (Tier<V> tier : tiers) {
      if (tier.spec.storage().equals(storage)) {
        return tier;
      }
    }
    return null;
  }

  /** Runs {@code then} when all entries have been ended; it does not block. */
  void whenCleared(Runnable then) {
    whenCleared = then;
  }

  /** What was read so far of any key is outdated: heaps have none of it any more. */
  public void cleared() {
    clearedNow();
    Runnable then = whenCleared;
    if (then != null) {
      then.run();
    }
  }

  private synchronized void clearedNow() {
    int count = clears + 1;
    clears = count; // first: a heap that takes what was read later may keep it a moment later, too
    for (int i = heaps.length - 1; i >= 0; i--) { // or one would be filled from the next
      HeapTier<V> heap = heaps[i];
      if (heap != null) {
        heap.cleared(count);
      }
    }
  }

  @Override
  public void mayBeCleared() {
    onlyRemotes.forEach(RemoteTier::mayBeCleared);
  }

  @Override
  public void clearedByOthers() {
    onlyRemotes.forEach(RemoteTier::doubts);
    cleared(); // before anybody is answered, or what is loaded then would be taken for older
    onlyRemotes.forEach(RemoteTier::findsOut);
  }

  /**
   * Whether it is known what the entries of the remote tiers are, as far as it can be: nobody has
   * told of a clear about which they are being asked. Else {@code then}, which does not throw, runs
   * when they have answered. What it is to read has then to be noted anew: {@link #clears} have
   * been counted.
   */
  public boolean knowsClears(Runnable then) {
    return knowsClears(0, then);
  }

  private boolean knowsClears(int from, Runnable then) {
    for (int i = from; i < onlyRemotes.size(); i++) {
      RemoteTier<V> tier = onlyRemotes.get(i);
      int next = i + 1;
      if (tier.mayBeDoubted() && !tier.isKnownOr(() -> goOn(next, then))) {
        return false;
      }
    }
    return true;
  }

  private void goOn(int from, Runnable then) {
    if (knowsClears(from, then)) {
      then.run();
    }
  }

  /** What is to be done where entries of one of the remote tiers are ended. */
  private final class Ends implements RemoteTier.Ends {

    private final RemoteTier<V> tier;

    Ends(RemoteTier<V> tier) {
      this.tier = tier;
    }

    /** The other tiers may not be read as before, or this one would be filled from them. */
    @Override
    public void outdated() {
      others().forEach(RemoteTier::doubts);
      cleared();
    }

    /**
     * Once more: what began after that may still have read what is ended now. The others are asked
     * no sooner, for they may answer at once, and then ask this one, which has to know by then.
     */
    @Override
    public void learned() {
      cleared();
      others().forEach(RemoteTier::findsOut);
    }

    private List<RemoteTier<V>> others() {
      return onlyRemotes.stream().filter(other -> other != tier).toList();
    }

    /** Others may have copied it to the tiers before this one, and to their heaps. */
    @Override
    public void endedLate() {
      clearBefore(onlyRemotes.indexOf(tier));
    }
  }

  private void clearBefore(int place) {
    cleared();
    if (place == 0) {
      if (tellers.own() != null) {
        tellers.own().tellLater(Notice.CLEARED);
      }
      tellers.others().forEach(other -> other.tellLater(Notice.CLEARED));
      return;
    }
    RemoteTier<V> before = onlyRemotes.get(place - 1);
    before.clear(
        stands -> {
          if (!stands) {
            before.uncleared(); // and those before it when that is mended
          }
          clearBefore(stands ? place - 1 : 0);
        });
  }

  /** What is known of a key before it is read or written; null where nothing is followed. */
  public @Nullable Mark mark(String remoteKey) {
    Following others = following;
    return others == null ? null : others.mark(remoteKey);
  }

  /** Whether others have written the mark's key since, or may have, for all that is known. */
  public boolean isOutdated(@Nullable Mark mark) {
    Following others = following;
    return others != null && mark != null && !others.serves(mark);
  }

  /** The name of a heap before a remote tier that is told of nothing, or null. */
  public @Nullable String unfollowing() {
    for (HeapTier<V> heap : heaps) {
      if (heap != null && hasRemotes() && !heap.isFollowing()) {
        return heap.storage();
      }
    }
    return null;
  }

  /** Counts what the node is told of the writes of others; null if nothing is. */
  @Nullable Told told() {
    return told;
  }

  /** Whether heaps follow the writes of other processes. */
  public boolean isFollowing() {
    return following != null;
  }

  /** Who tells other processes what was written. */
  public Tellers tellers() {
    return tellers;
  }

  /** The leases of a node that is loaded once by all processes, or null. */
  public @Nullable Leases<V> leases() {
    return leases;
  }

  /** Whether the leases of the node stand in the storage of that name. */
  public boolean isLeasedBy(String storage) {
    Leases<V> all = leases;
    return all != null && all.tier.storage().equals(storage);
  }

  public int size() {
    return tiers.length;
  }

  public Tier<V> tier(int place) {
    return tiers[place];
  }

  /** The heap tier at {@code place}, or null if there is a remote one. */
  public @Nullable HeapTier<V> heap(int place) {
    return heaps[place];
  }

  /** The remote tier at {@code place}, or null if there is a heap. */
  public @Nullable RemoteTier<V> remote(int place) {
    return remotes[place];
  }

  /** The heap tier that is asked before anything else, if the chain begins with one. */
  public @Nullable HeapTier<V> first() {
    return heaps.length == 0 ? null : heaps[0];
  }

  /** The heap tiers, first asked first. */
  public List<HeapTier<V>> heaps() {
    return onlyHeaps;
  }

  /** The remote tiers, first asked first. */
  public List<RemoteTier<V>> remotes() {
    return onlyRemotes;
  }

  public boolean hasRemotes() {
    return !onlyRemotes.isEmpty();
  }

  /** How many fills the first {@code count} tiers take: one each remote one, and one all heaps. */
  public int fillsAmong(int count) {
    int remote = remotesAmong(count);
    return remote < count ? remote + 1 : remote;
  }

  /** How many of the first {@code count} tiers are remote. */
  private int remotesAmong(int count) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      found += remotes[i] == null ? 0 : 1;
    }
    return found;
  }

  /** Whether one of the first {@code count} tiers is a heap. */
  public boolean hasHeapAmong(int count) {
    return remotesAmong(count) < count;
  }

  /** Whether a heap serves what was loaded later than {@code entry}. */
  public boolean hasNewer(Object key, Entry<V> entry) {
    for (HeapTier<V> heap : heaps()) {
      HeapEntry<V> there = heap.look(key);
      if (there != null && there.loadedAt() > entry.loadedAt()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes {@code entry} to the heap tiers among the first {@code count}; {@code known}, {@code
   * mark} and {@code members} are what was known of {@link #clears}, of the key and of its groups
   * before it was read.
   */
  public void fillHeaps(
      Object key,
      Entry<V> entry,
      int count,
      long nowMillis,
      int known,
      @Nullable Mark mark,
      @Nullable Members members) {
    for (int i = 0; i < count; i++) {
      HeapTier<V> heap = heaps[i];
      if (heap != null) {
        heap.put(key, entry, nowMillis, known, mark, members);
      }
    }
  }

  /** Removes {@code key} from all heap tiers. */
  public void clearHeaps(Object key) {
    for (HeapTier<V> heap : heaps) {
      if (heap != null) {
        heap.remove(key);
      }
    }
  }

  /** When what all tiers take now has expired in all of them. */
  long longestExpiry(boolean absent, long nowMillis) {
    long expiresAt = Long.MIN_VALUE;
    for (Tier<V> tier : tiers) {
      expiresAt = Math.max(expiresAt, tier.expiry(absent, nowMillis));
    }
    return expiresAt;
  }
}
