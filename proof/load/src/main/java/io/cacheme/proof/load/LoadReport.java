package io.cacheme.proof.load;

import io.cacheme.stats.CacheStats;
import io.cacheme.testkit.StatsIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What has become of the requests.
 *
 * @param requests how many were begun
 * @param askedKeys how many keys gets asked for, as a cache counts requests
 * @param pending how many have no answer
 * @param failedWrites how many writes and removals said that they did not reach a storage
 * @param faults how many answers were what none may be
 * @param examples of these, the first ones
 * @param reads how long gets took, by the phase in which they were to begin
 * @param writes how long all else took
 * @param late how long after its time a request was begun, at most: where that is long, the machine
 *     is too busy for figures, or a call has held up its caller
 */
public record LoadReport(
    long requests,
    long askedKeys,
    long pending,
    long failedWrites,
    Map<Tally.Fault, Long> faults,
    List<String> examples,
    Map<String, Latency> reads,
    Map<String, Latency> writes,
    Map<String, Duration> late) {

  /** How many answers were {@code fault}. */
  public long count(Tally.Fault fault) {
    return faults.getOrDefault(fault, 0L);
  }

  /**
   * What is wrong with the counters of the node that was asked for all of it, or nothing.
   *
   * @param stats of a node that nobody else has asked, when all is answered
   */
  public List<String> problemsOf(CacheStats stats) {
    if (stats.requestCount() != askedKeys) {
      return List.of(stats.requestCount() + " requests were counted, of " + askedKeys);
    }
    try {
      StatsIdentity.assertHolds(stats);
      return List.of();
    } catch (AssertionError e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}
