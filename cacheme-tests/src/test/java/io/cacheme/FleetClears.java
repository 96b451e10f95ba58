package io.cacheme;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who knows of which clears, as {@link FleetRules} judge them: the stamps that servers were given,
 * and who was answered what stands there.
 */
final class FleetClears {

  /** What a message says in the place of a key. */
  static final String CLEARED = "!";

  private static final String STAMP = "%generation:";

  private final FleetShape shape;
  private final FleetRules rules;
  private final FleetStamps<Integer> stamps = new FleetStamps<>();
  private final List<Answered> answers = new ArrayList<>();
  private final Set<FleetProcess> clearing = new HashSet<>();
  private final Map<FleetProcess, Long> heardAt = new HashMap<>();
  private final Map<FleetProcess, Integer> heard = new HashMap<>();

  FleetClears(FleetShape shape, FleetRules rules) {
    this.shape = shape;
    this.rules = rules;
  }

  /**
   * A process knows what stood there.
   *
   * @param stamp what it was
   * @param number when the process knew, in the order of {@link FleetRules}
   */
  private record Answered(
      FleetProcess process, FleetServer server, int version, long stamp, int number) {}

  static boolean isStamp(String key) {
    return key.contains(STAMP);
  }

  /** Which version of the node the key of a stamp, or a channel, is of. */
  static int version(String text) {
    return text.endsWith(":" + FleetPlace.name(FleetPlace.NEWER))
        ? FleetPlace.NEWER
        : FleetPlace.OLDER;
  }

  /** The stamp in the frame of what is stored, or 0. */
  static long stamp(byte[] stored) {
    boolean framed = stored[0] == (byte) 0xC1 && stored[1] == (byte) 0xCA;
    return framed ? ByteBuffer.wrap(stored, 3, Long.BYTES).getLong() : 0;
  }

  // --- what happens

  /** {@code call} clears the node. */
  void begins(FleetCall call) {
    clearing.add(call.process);
    hears(call.process);
  }

  /** {@code process} learns of a clear, or has begun one, or knows what stands. */
  void hears(FleetProcess process) {
    heardAt.put(process, process.now());
    heard.put(process, rules.next());
    rules.heaps.cleared(process);
  }

  /** {@code by} has put a stamp. */
  void stamped(FleetServer server, FleetProcess by, String key, byte[] bytes) {
    stamps.put(server, by, version(key), stamp(bytes));
  }

  void evicted(FleetServer server, int version) {
    stamps.evicted(server, version, rules.next());
  }

  /**
   * {@code process} was told what stands there.
   *
   * @param inTime whether it was waiting for that for sure
   */
  void answered(
      FleetProcess process, FleetServer server, int version, byte[] found, boolean inTime) {
    if (inTime && !clearing.contains(process)) { // else it may have asked for its own's sake only
      long stood = found == null ? 0 : stamp(found);
      answers.add(new Answered(process, server, version, stood, rules.next()));
    }
    hears(process);
  }

  // --- what is known

  /** The greatest stamp that {@code by} has put there; who has an entry with it knows of it. */
  long stampOf(FleetServer server, int version, FleetProcess by) {
    return stamps.of(server, version, by);
  }

  /** Whether a stamp that was put since then may be gone, so that some will never learn of it. */
  boolean isForgotten(int version, int since) {
    return stamps.isForgotten(version, since);
  }

  /** The same of one that {@code server} has lost. */
  boolean isForgottenBy(FleetServer server, int version, int since) {
    return stamps.isForgottenBy(server, version, since);
  }

  /**
   * Whether {@code clear} may have put one that is smaller than one which had just been lost.
   *
   * @param until when it had put its own, in the order of {@link FleetRules}
   */
  boolean mayBeOutdone(int version, FleetCall clear, int until) {
    return stamps.mayBeOutdone(version, clear, until);
  }

  /**
   * When {@code process} was answered, by each server, the stamp that {@code stampsOf} it, or a
   * greater one; or 0.
   */
  int knownBy(FleetProcess process, int version, Map<FleetServer, Long> stampsOf) {
    int last = 0;
    for (Map.Entry<FleetServer, Long> put : stampsOf.entrySet()) {
      int first =
          answers.stream()
              .filter(one -> one.process == process && one.server == put.getKey())
              .filter(one -> one.version == version && one.stamp >= put.getValue())
              .mapToInt(Answered::number)
              .findFirst()
              .orElse(0);
      if (first == 0) {
        return 0;
      }
      last = Math.max(last, first);
    }
    return last;
  }

  /** Whether it may have heard of a clear since then. */
  boolean heardSince(FleetProcess process, int number) {
    return heard.getOrDefault(process, 0) > number;
  }

  /** Whether it may have heard of a clear at that time or later. */
  boolean heardAfter(FleetProcess process, long time) {
    return heardAt.getOrDefault(process, Long.MIN_VALUE) >= time;
  }

  /**
   * Whether it may not know yet what stands since it heard of a clear, so that it reads nothing.
   */
  boolean mayDoubt(FleetProcess process, long now) {
    long since = heardAt.getOrDefault(process, Long.MIN_VALUE / 2);
    return now - since <= 6L * shape.latency + FleetProcess.TICK;
  }
}
