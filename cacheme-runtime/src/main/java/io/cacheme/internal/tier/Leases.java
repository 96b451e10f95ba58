package io.cacheme.internal.tier;

import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.follow.Notices;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.spi.ConditionalEntry;
import org.jspecify.annotations.Nullable;

/**
 * The leases of one node that is loaded once by all processes: who has put one into a key's place
 * loads the key, and who finds another's waits for what it loads. They stand in the last remote
 * tier that can compare, for all look there before they load.
 */
public final class Leases<V> {

  /** How often a lease is renewed in the time after which it counts as its owner's death. */
  private static final int RENEWALS = 3;

  /** No version of a node ends so. */
  private static final String RENEWAL = ":%renewal";

  public final RemoteTier<V> tier;

  /** The tier's place in the chain. */
  public final int place;

  public final Notices notices;

  /** Those who wait for another's load: each looks again after so long. */
  public final Deadlines waits;

  /** Whether that is so long that a lease which has not changed is that of a dead process. */
  public final boolean seesDeath;

  /** Those whose lease is to be renewed. */
  public final Deadlines renewals;

  private final Teller teller;
  private final long ttlMillis;

  /** As long as a renewal can take, or another would begin beside. */
  private final long renewalMillis;

  /**
   * The leases in one tier.
   *
   * @param notices what is told of the ends of others' loads
   * @param teller tells others of the ends of loads
   */
  public Leases(
      RemoteTier<V> tier, int place, Notices notices, Teller teller, Surroundings surroundings) {
    this.tier = tier;
    this.place = place;
    this.notices = notices;
    this.teller = teller;
    long lease = surroundings.settings.followLease().toNanos();
    long longest = tier.loadTimeout().toNanos();
    this.ttlMillis = Math.max(tier.holdMillis(), surroundings.settings.followLease().toMillis());
    this.renewalMillis =
        tier.loadTimeout().plus(surroundings.settings.writeTimeout()).plusSeconds(1).toMillis();
    this.seesDeath = longest >= lease;
    this.waits = surroundings.lives(Math.min(lease, longest));
    this.renewals = surroundings.lives(lease / RENEWALS);
  }

  /** {@code bytes}, a lease or what ends one, to be put where {@code seen} or nothing is. */
  public ConditionalEntry inPlaceOf(String remoteKey, byte @Nullable [] seen, byte[] bytes) {
    return new ConditionalEntry(remoteKey, bytes, ttlMillis, seen, true, Long.MAX_VALUE);
  }

  /**
   * A lease of a key that is renewed while its older value is served, so that it stands under a key
   * of its own; null where the tier takes none.
   */
  public @Nullable ConditionalEntry ofRenewal(String remoteKey) {
    byte[] bytes = tier.lease(null);
    return bytes == null
        ? null
        : new ConditionalEntry(
            remoteKey + RENEWAL, bytes, renewalMillis, null, true, Long.MAX_VALUE);
  }

  /** The renewal has ended, whose {@code lease} is to be given back if it is there yet. */
  public void endRenewal(ConditionalEntry lease) {
    tier.gate.putIfUnchanged(
        ConditionalEntry.ifSeen(lease.key(), lease.bytes(), 1, lease.bytes()).orElseRefused(),
        new TierCall<>() {
          @Override
          public void done(@Nullable Boolean kept, @Nullable Throwable failure) {
            if (failure != null) { // it ends by itself, a while later
              tier.counters.failed(failure);
            }
          }
        });
  }

  /**
   * Tells those who wait for {@code remoteKey} that its load has ended: those of this process, and
   * some time those of others.
   *
   * @param givenUp whether there is nothing to keep, so that all who wait are to load at once
   */
  public void ended(String remoteKey, boolean givenUp) {
    notices.ended(remoteKey, givenUp);
    teller.tell(
        Notices.of(remoteKey, givenUp),
        failure -> {
          // who was not told looks again by itself when the lease has run out
        });
  }
}
