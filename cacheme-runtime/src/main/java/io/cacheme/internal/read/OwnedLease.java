package io.cacheme.internal.read;

import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.tier.Leases;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lease of one load of this process. While the load goes on it is renewed every third of its
 * time, whether the time before was answered or not: what was not answered may have taken effect,
 * so that it is looked first which of its leases stands there. One that finds another thing there
 * is lost, and renewed no more. A tier that is passed by is asked all the same: it may be back
 * before the lease has run out.
 */
final class OwnedLease<V> extends Deadlines.Timed {

  private final Leases<V> leases;
  private final Surroundings surroundings;
  private final String remoteKey;
  private final @Nullable Members members;

  /** What stands there if all its calls have taken effect. */
  private byte[] last; // guarded by this, as is what follows

  /** What may stand there just as well. */
  private final List<byte[]> others = new ArrayList<>(2);

  /** Whether the tier has ever answered that it is there. */
  private boolean granted;

  private boolean sure;
  private boolean lost;
  private boolean over;

  /** The call whose answer counts, for a later one knows more. */
  private @Nullable TierCall<?> asked;

  /**
   * A lease that was put.
   *
   * @param members what was known of the key's groups before
   * @param granted whether the tier has answered so; else it may be there or not
   */
  OwnedLease(
      Leases<V> leases,
      Surroundings surroundings,
      String remoteKey,
      @Nullable Members members,
      byte[] lease,
      boolean granted) {
    this.leases = leases;
    this.surroundings = surroundings;
    this.remoteKey = remoteKey;
    this.members = members;
    this.last = lease;
    this.granted = granted;
    this.sure = granted;
  }

  /** What stands there, as far as is known; null once it is lost. */
  synchronized byte @Nullable [] bytes() {
    return lost ? null : last;
  }

  /**
   * {@code entry}, to be kept in the place of this lease and of nothing else. Where it was never
   * known to be there, also of nothing; where it turned out not to be, of what {@code entry} says.
   */
  synchronized ConditionalEntry replacedBy(ConditionalEntry entry) {
    over = true; // a renewal from now on would come after it
    if (lost && !granted) {
      return entry;
    }
    return new ConditionalEntry(
        entry.key(),
        entry.bytes(),
        entry.ttlMillis(),
        last,
        !granted,
        granted ? Long.MAX_VALUE : entry.notAfterMillis());
  }

  /** The load has begun. */
  void begin() {
    awaitNext();
    if (!isSure()) { // the answer took its time, and others may have seen the lease for as long
      look();
    }
  }

  private void awaitNext() {
    surroundings.await(leases.renewals, this);
    if (isOver()) {
      leases.renewals.remove(this);
    }
  }

  private synchronized boolean isSure() {
    return sure;
  }

  /** The load has ended. */
  void end() {
    synchronized (this) {
      over = true;
    }
    leases.renewals.remove(this);
  }

  private synchronized boolean isOver() {
    return over || lost;
  }

  @Override
  protected void expired() {
    if (surroundings.isAbandoned() || isOver()) {
      return;
    }
    awaitNext(); // whatever comes of this time
    if (isSure()) {
      renew();
    } else {
      look();
    }
  }

  private void renew() {
    byte[] next = leases.tier.lease(members);
    if (next == null || isCleared()) { // or all would wait for what is outdated
      return;
    }
    Renewal renewal = new Renewal();
    byte[] before;
    synchronized (this) {
      before = last;
      others.add(before);
      last = next; // the storage keeps the order of its calls: what comes after this finds it
      sure = false;
      asked = renewal;
    }
    leases.tier.gate.putIfUnchanged(
        leases.inPlaceOf(remoteKey, before, next).orElseRefused(), renewal);
  }

  private synchronized boolean isCleared() {
    return !leases.tier.isCurrent(last);
  }

  private void look() {
    Look look = new Look();
    synchronized (this) {
      asked = look;
    }
    leases.tier.gate.get(remoteKey, look);
  }

  private synchronized boolean isLate(TierCall<?> call) {
    return asked != call || over || lost;
  }

  private synchronized void renewed() {
    sure = true;
    granted = true;
    others.clear(); // what was to replace one of these comes too late
  }

  /** Whether one of its leases stands there: {@code found}. */
  private synchronized boolean stands(byte @Nullable [] found) {
    if (!Arrays.equals(last, found)) {
      byte[] match =
          others.stream().filter(other -> Arrays.equals(other, found)).findFirst().orElse(null);
      if (match == null) {
        lost = true;
        return false;
      }
      others.remove(match);
      others.add(last);
      last = match;
    }
    granted = true;
    return true;
  }

  private final class Renewal extends TierCall<Boolean> {

    @Override
    public void done(@Nullable Boolean kept, @Nullable Throwable failure) {
      if (isLate(this) || failure != null) {
        return; // the next time it is looked what has become of it
      }
      if (Boolean.FALSE.equals(kept)) {
        look();
      } else {
        renewed();
      }
    }
  }

  private final class Look extends TierCall<StoredValue> {

    @Override
    public void done(@Nullable StoredValue value, @Nullable Throwable failure) {
      if (isLate(this) || failure != null) {
        return;
      }
      if (stands(value == null ? null : value.bytes())) {
        renew();
      } else {
        leases.renewals.remove(OwnedLease.this);
      }
    }
  }
}
