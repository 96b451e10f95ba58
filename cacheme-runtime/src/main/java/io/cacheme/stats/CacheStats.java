package io.cacheme.stats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot of one node's counters.
 *
 * <p>A request is a {@code get}, a {@code getIfPresent} or a distinct key of a {@code getAll}. It
 * is a hit if a tier answered it and a miss otherwise, failures included; one that joined another
 * counts as that one ended, and once more as coalesced. So {@code requestCount = hitCount +
 * missCount} and {@code hitCount = sum of the tiers' hits + coalescedHitCount}, once nothing is in
 * flight.
 *
 * @param requestCount requests
 * @param hitCount requests that a tier answered
 * @param missCount requests that no tier answered
 * @param coalescedCount requests that joined one that was already running
 * @param coalescedHitCount those of them that were hits
 * @param loadSuccessCount keys loaded, absent ones included
 * @param loadFailureCount keys whose load failed
 * @param totalLoadTime time spent in loads; a bulk load counts once
 * @param surplusCount keys that a bulk loader answered without being asked
 * @param unadmittedCount loaded values that were not stored, because the doorkeeper had not seen
 *     their keys before
 * @param staleHitCount hits of entries that had ended, since their loads failed or took too long
 * @param renewalCount keys that began to be loaded anew while an older value was served; their
 *     loads are among those above, and no request waits for them
 * @param notModifiedCount loads that were given what was known, and found that it has not changed
 * @param rememberedFailureCount misses that were answered by the failure of an earlier load, and
 *     loaded nothing
 * @param verifiedCount values that were loaded once more and compared with what was served; their
 *     loads are among those above, and no request waits for them
 * @param differingCount those of them that were not equal
 * @param toldCount messages of other processes that they have written keys of this node, which its
 *     heaps then follow; 0 where none follows
 * @param toldKeyCount keys that these named; what is written while a message is on its way shares
 *     the next
 * @param tiers the tiers' counters, first asked first
 */
public record CacheStats(
    long requestCount,
    long hitCount,
    long missCount,
    long coalescedCount,
    long coalescedHitCount,
    long loadSuccessCount,
    long loadFailureCount,
    Duration totalLoadTime,
    long surplusCount,
    long unadmittedCount,
    long staleHitCount,
    long renewalCount,
    long notModifiedCount,
    long rememberedFailureCount,
    long verifiedCount,
    long differingCount,
    long toldCount,
    long toldKeyCount,
    List<TierStats> tiers) {

  /** Copies the list. */
  public CacheStats {
    tiers = List.copyOf(tiers);
  }

  /** Hits per request; 1 without requests. */
  public double hitRate() {
    return requestCount == 0 ? 1 : (double) hitCount / requestCount;
  }

  /** Misses per request; 0 without requests. */
  public double missRate() {
    return requestCount == 0 ? 0 : (double) missCount / requestCount;
  }

  /** Keys loaded, failures included. */
  public long loadCount() {
    return loadSuccessCount + loadFailureCount;
  }

  /** Failures per load; 0 without loads. */
  public double loadFailureRate() {
    return loadCount() == 0 ? 0 : (double) loadFailureCount / loadCount();
  }

  /** Time per loaded key; zero without loads. */
  public Duration averageLoadTime() {
    return loadCount() == 0 ? Duration.ZERO : totalLoadTime.dividedBy(loadCount());
  }

  /** The sum of two snapshots of nodes with the same tiers. */
  public CacheStats plus(CacheStats other) {
    return combine(other, 1);
  }

  /** What was counted between {@code earlier} and this. */
  public CacheStats minus(CacheStats earlier) {
    return combine(earlier, -1);
  }

  private CacheStats combine(CacheStats other, int sign) {
    if (tiers.size() != other.tiers.size()) {
      throw new IllegalArgumentException(
          "stats of "
              + tiers.size()
              + " and of "
              + other.tiers.size()
              + " tiers cannot be combined");
    }
    List<TierStats> combined = new ArrayList<>();
    for (int i = 0; i < tiers.size(); i++) {
      TierStats mine = tiers.get(i);
      TierStats theirs = other.tiers.get(i);
      combined.add(sign > 0 ? mine.plus(theirs) : mine.minus(theirs));
    }
    return new CacheStats(
        requestCount + sign * other.requestCount,
        hitCount + sign * other.hitCount,
        missCount + sign * other.missCount,
        coalescedCount + sign * other.coalescedCount,
        coalescedHitCount + sign * other.coalescedHitCount,
        loadSuccessCount + sign * other.loadSuccessCount,
        loadFailureCount + sign * other.loadFailureCount,
        totalLoadTime.plus(other.totalLoadTime.multipliedBy(sign)),
        surplusCount + sign * other.surplusCount,
        unadmittedCount + sign * other.unadmittedCount,
        staleHitCount + sign * other.staleHitCount,
        renewalCount + sign * other.renewalCount,
        notModifiedCount + sign * other.notModifiedCount,
        rememberedFailureCount + sign * other.rememberedFailureCount,
        verifiedCount + sign * other.verifiedCount,
        differingCount + sign * other.differingCount,
        toldCount + sign * other.toldCount,
        toldKeyCount + sign * other.toldKeyCount,
        combined);
  }
}
