package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.internal.follow.Notices;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Asking;
import io.cacheme.internal.tier.Leases;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.internal.time.Nesting;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredValue;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The load of one flight of a node that is loaded once by all processes. It puts its lease where
 * there is none, and loads; where it finds another's, it waits until that load has ended, and looks
 * again. A lease that has not changed for as long as a lease lasts is that of a process that died,
 * and is replaced. One that is owned is renewed while the load goes on ({@link OwnedLease}).
 *
 * <p>Where the tier cannot be asked, or somebody else's load gave nothing to keep, or has been
 * waited for as long as a load may take, it loads without a lease: nobody waits for what may never
 * come. After <a
 * href="https://www.usenix.org/system/files/conference/nsdi13/nsdi13-final170_update.pdf">Nishtala
 * et al., Scaling Memcache at Facebook, 3.2.1</a>.
 */
final class LeasedLoad<N extends Node<V>, V> extends Deadlines.Timed implements Notices.Waiting {

  /** Loads what no tier has; on the caller's own thread or not. */
  @FunctionalInterface
  interface Start<N extends Node<V>, V> {

    void load(Passage<N, V> passage, boolean here);
  }

  private final NodeContext<N, V> context;
  private final Leases<V> leases;
  private final String remoteKey;
  private final Start<N, V> start;
  private final long waitsUntilNanos;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Passage<N, V> passage;

  // one thread after another
  private int counted;
  private byte @Nullable [] there;
  private byte @Nullable [] dead;
  private byte @Nullable [] awaited;
  private @Nullable Outcome<V> found;
  private boolean looks;
  private boolean alone;

  private volatile @Nullable OwnedLease<V> own;
  private volatile boolean givenUp;
  private volatile boolean loads;

  /**
   * The load of {@code passage}, which found nothing of use.
   *
   * @param counted how many notices had come before it looked
   * @param there what the tier had
   */
  LeasedLoad(
      Passage<N, V> passage,
      NodeContext<N, V> context,
      Leases<V> leases,
      int counted,
      byte @Nullable [] there,
      Start<N, V> start) {
    this.passage = passage;
    this.context = context;
    this.leases = leases;
    this.remoteKey = passage.remoteKey();
    this.start = start;
    this.counted = counted;
    this.there = there;
    this.waitsUntilNanos = context.surroundings.time.nanoTime() + context.loadTimeout.toNanos();
  }

  /** Whether somebody else loads, as far as it has looked. */
  boolean isHeld() {
    byte[] bytes = there;
    return bytes != null
        && !Arrays.equals(bytes, dead)
        && leases.tier.isLease(bytes, passage.members());
  }

  /** Goes on; {@code here} tells whether this is the caller's own thread. */
  void begin(boolean here) {
    try {
      boolean on = true;
      for (boolean mine = here; on; ) {
        on = step(mine);
      }
    } catch (Throwable e) { // no stack, a scheduler that takes nothing
      passage.fail(e);
    }
  }

  /** One step; true if the next can follow at once. */
  private boolean step(boolean here) {
    if (passage.isOver()) {
      return false;
    }
    Outcome<V> hit = found;
    if (hit != null) {
      passage.answer(hit, leases.place);
      return false;
    }
    if (looks) {
      looks = false;
      return look();
    }
    if (own != null || loadsAlone()) {
      load(here);
      return false;
    }
    if (isHeld()) {
      await();
      return false;
    }
    return take();
  }

  private boolean loadsAlone() {
    return alone
        || context.surroundings.isAbandoned()
        || context.surroundings.time.nanoTime() - waitsUntilNanos >= 0;
  }

  // --- taking the lease

  private boolean take() {
    if (passage.isEnded()) { // what it loaded would not be kept
      looks = true;
      return true;
    }
    ConditionalEntry lease = leaseEntry();
    boolean keepsNothing = !passage.isCurrent(); // and others would wait for it in vain
    if (lease == null || keepsNothing || !leases.tier.gate.admits(Op.PUT)) {
      alone = true;
      return true;
    }
    Nesting.requireStackForCall();
    Take take = new Take(lease.bytes());
    leases.tier.gate.putIfUnchanged(lease, take);
    return !take.asking.isPending();
  }

  /** The lease to put in the place of what was seen; null where the tier takes none. */
  @Nullable ConditionalEntry leaseEntry() {
    byte[] lease = leases.tier.lease(passage.members());
    return lease == null ? null : leases.inPlaceOf(remoteKey, there, lease);
  }

  /**
   * The lease is its own; what it loads may only replace that.
   *
   * @param granted whether the tier has answered so; else it may be there or not
   */
  void takes(byte[] lease, boolean granted) {
    own =
        new OwnedLease<>(
            leases, context.surroundings, remoteKey, passage.members(), lease, granted);
    if (ended.get()) { // meanwhile: nothing will be loaded
      release(true);
    }
  }

  /** Somebody else was first: it looks what there is. */
  void refused() {
    looks = true;
  }

  private final class Take extends TierCall<Boolean> {

    private final byte[] lease;
    private final Asking asking = new Asking();

    Take(byte[] lease) {
      this.lease = lease;
    }

    @Override
    public void done(@Nullable Boolean kept, @Nullable Throwable failure) {
      if (failure != null) {
        leases.tier.counters.failed(failure);
        takes(lease, false);
      } else if (Boolean.FALSE.equals(kept)) {
        refused();
      } else {
        takes(lease, true);
      }
      if (!asking.isUnderWay()) {
        begin(false);
      }
    }
  }

  // --- looking again

  private boolean look() {
    return context.chain.knowsClears(() -> goOn(this::lookNow)) && lookNow();
  }

  private boolean lookNow() {
    counted = leases.notices.count(remoteKey);
    passage.marksAnew();
    if (!passage.knowsGroups(() -> goOn(this::read))) {
      return false;
    }
    return read();
  }

  private void goOn(BooleanSupplier next) {
    boolean on;
    try {
      on = next.getAsBoolean();
    } catch (Throwable e) { // no stack
      passage.fail(e);
      return;
    }
    if (on) {
      begin(false);
    }
  }

  private boolean read() {
    if (!leases.tier.admitsRead(passage.key(), passage.members())) {
      alone = true;
      return true;
    }
    Nesting.requireStackForCall();
    Look look = new Look();
    leases.tier.gate.get(remoteKey, look);
    return !look.asking.isPending();
  }

  private final class Look extends TierCall<StoredValue> {

    private final Asking asking = new Asking();

    @Override
    public void done(@Nullable StoredValue value, @Nullable Throwable failure) {
      try {
        if (failure != null) {
          leases.tier.counters.failed(failure);
          alone = true;
        } else {
          looked(value);
        }
      } catch (Throwable e) {
        leases.tier.counters.failed(e);
        alone = true;
      }
      if (!asking.isUnderWay()) {
        begin(false);
      }
    }
  }

  private void looked(@Nullable StoredValue value) {
    Entry<V> entry = passage.read(leases.tier, leases.place, value);
    if (entry != null) {
      found = Outcome.hit(leases.tier, entry);
      return;
    }
    there = value == null ? null : value.bytes();
    passage.saw(leases.place, there);
    // what still stands there was not given up: the notice is of a load before, and came late
    alone |= givenUp && !Arrays.equals(there, awaited);
  }

  // --- waiting for another's load

  private void await() {
    awaited = there;
    context.surroundings.awaitWhole(leases.waits, this); // or a live owner would pass for dead
    leases.notices.await(remoteKey, counted, this);
  }

  @Override
  public void noticed(boolean other) {
    if (leases.waits.remove(this)) {
      givenUp = other;
      looks = true;
      begin(false);
    }
  }

  @Override
  protected void expired() {
    leases.notices.forget(remoteKey, this);
    dead = leases.seesDeath ? there : dead;
    givenUp = false;
    looks = true;
    begin(false);
  }

  // --- loading

  private void load(boolean here) {
    loads();
    start.load(passage, here);
  }

  /** The load begins: from now on the lease is renewed. */
  void loads() {
    loads = true;
    OwnedLease<V> lease = own;
    if (lease != null) {
      lease.begin();
      if (ended.get()) {
        lease.end();
      }
    }
  }

  // --- the end

  /** Another flight goes on in the place of its own. */
  void movesTo(Passage<N, V> anew) {
    passage = anew;
  }

  /** Whether the lease is its own, as far as is known. */
  boolean isOwned() {
    OwnedLease<V> lease = own;
    return lease != null && lease.bytes() != null;
  }

  /** For how long at least what replaces the lease is kept. */
  long holdMillis() {
    return there == null ? 0 : leases.tier.holdMillis();
  }

  /**
   * {@code entry}, which is to replace the lease, and nothing else; as it is, if there is no lease
   * of its own.
   */
  ConditionalEntry inPlaceOfLease(ConditionalEntry entry) {
    OwnedLease<V> lease = own;
    return lease == null ? entry : lease.replacedBy(entry);
  }

  /** What was loaded stands in its tier, or was refused there: who waits is told. */
  void filled() {
    if (ends() || replacesLease()) {
      leases.ended(remoteKey, false);
    }
  }

  /** Whether it took the place of another's lease, without one of its own. */
  private boolean replacesLease() {
    byte[] bytes = there;
    return own == null && bytes != null && leases.tier.isLeaseOfAny(bytes);
  }

  /** Nothing is kept of what was loaded: whoever waits is to load at once. */
  void giveUp() {
    if (ends()) {
      release(true);
    }
  }

  /** What was loaded is not kept for it is outdated: one of those who wait is to load. */
  void giveWay() {
    if (ends()) {
      release(false);
    }
  }

  private void release(boolean forAll) {
    OwnedLease<V> owned = own;
    byte[] lease = owned == null ? null : owned.bytes();
    byte[] tombstone = leases.tier.tombstone();
    if (lease == null || tombstone == null) {
      leases.ended(remoteKey, false);
      return;
    }
    leases.tier.gate.putIfUnchanged(
        leases.inPlaceOf(remoteKey, lease, tombstone).orElseRefused(), new Release(forAll));
  }

  /** Ends its waits. True once, where others may wait for its load. */
  private boolean ends() {
    boolean first = ended.compareAndSet(false, true);
    OwnedLease<V> lease = own;
    if (first && !loads) {
      leases.waits.remove(this);
      leases.notices.forget(remoteKey, this);
    }
    if (first && lease != null) {
      lease.end();
    }
    return first && lease != null;
  }

  private final class Release extends TierCall<Boolean> {

    private final boolean forAll;

    Release(boolean forAll) {
      this.forAll = forAll;
    }

    @Override
    public void done(@Nullable Boolean kept, @Nullable Throwable failure) {
      leases.ended(remoteKey, forAll && failure == null && !Boolean.FALSE.equals(kept));
    }
  }
}
