package io.cacheme;

import io.cacheme.codec.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has really happened in a schedule, in one numbered order, and what therefore must not happen
 * any more. A value is old for a key if its load or put began before the latest write of the key
 * that has ended was called.
 */
final class SimLedger {

  /** How a value came to be. */
  enum Kind {
    LOAD,
    REFRESH,
    PUT,
    WARM
  }

  /** The beginning of a value. */
  static final class Origin {

    final int begun;
    final Kind kind;
    final long begunAt;
    long endedAt = -1;
    boolean dropped;

    /** Its load ended so late that the cache may drop it. */
    boolean late;

    private int lateKeys;
    private final Map<Integer, Map<String, Long>> copies = new HashMap<>(2);
    private long copiedAt = -1;

    private Origin(int begun, Kind kind, long begunAt) {
      this.begun = begun;
      this.kind = kind;
      this.begunAt = begunAt;
    }
  }

  private final SimLoop loop;
  private final SimShape shape;
  private final Map<Integer, Origin> origins = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private final int[] floor;
  private final long[] floorAt;
  private final int[] removalCalled;
  private final int[] writesCalled;
  private final int[] absentBegun;
  private final boolean[] lateAbsence;
  private int last;
  private boolean closing;
  private boolean closed;

  SimLedger(SimLoop loop, SimShape shape) {
    this.loop = loop;
    this.shape = shape;
    this.floor = new int[shape.keys];
    this.floorAt = new long[shape.keys];
    this.removalCalled = new int[shape.keys];
    this.writesCalled = new int[shape.keys];
    this.absentBegun = new int[shape.keys];
    this.lateAbsence = new boolean[shape.keys];
  }

  int next() {
    return ++last;
  }

  Origin begin(Kind kind) {
    Origin origin = new Origin(next(), kind, loop.now());
    origins.put(origin.begun, origin);
    return origin;
  }

  void violated(String rule, String how) {
    violations.add(rule + ": " + how);
    if (loop.isTraced()) {
      loop.log("!!! " + rule + ": " + how);
    }
  }

  List<String> violations() {
    return violations;
  }

  /** The cache is about to be closed: it refuses calls from now on. */
  void closing() {
    closing = true;
  }

  boolean isClosing() {
    return closing;
  }

  /** The cache was closed: it asks nobody for anything any more. */
  void closed() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** A write of {@code key} was called. */
  void called(int key, int number, boolean removes) {
    writesCalled[key]++;
    if (removes) {
      removalCalled[key] = number;
    }
  }

  int writesCalled(int key) {
    return writesCalled[key];
  }

  /** A write called at {@code number} has ended: what began before is old from now on. */
  void ended(int key, int number, long calledAt) {
    if (number > floor[key]) {
      floor[key] = number;
      floorAt[key] = calledAt;
    }
  }

  int floor(int key) {
    return floor[key];
  }

  void absent(int key, int begun) {
    absentBegun[key] = Math.max(absentBegun[key], begun);
  }

  /**
   * A value took effect in a storage after the cache had given up waiting for it: R4 exempts it.
   */
  void late(int key, SimVersion version) {
    if (version == null) {
      lateAbsence[key] = true;
    } else {
      origins.get(version.begun()).lateKeys |= 1 << key;
    }
  }

  /** Whether the load of {@code version} may have ended too late for the cache to keep it. */
  boolean mayBeDropped(SimVersion version) {
    return origins.get(version.begun()).late;
  }

  boolean isOld(SimVersion version, int key, int limit) {
    Origin origin = origins.get(version.begun());
    return version.begun() < limit && (origin.lateKeys & (1 << key)) == 0;
  }

  private boolean isOld(int key, Entry<SimVersion> entry, int limit, long limitAt) {
    SimVersion version = entry.value();
    return version == null
        ? entry.loadedAt() < SimLoop.sinceEpoch(limitAt) && !lateAbsence[key]
        : isOld(version, key, limit);
  }

  /** Whether {@code entry} is old now that all writes that have ended so far have ended. */
  boolean isOld(int key, Entry<SimVersion> entry) {
    return isOld(key, entry, floor[key], floorAt[key]);
  }

  /**
   * Checks an answer to a call that began when {@code limit} was the key's floor, and that was
   * given at {@code at} or later.
   */
  void answered(SimCall call, int key, SimVersion version, int limit, long at) {
    if (version == null) {
      if (absentBegun[key] == 0 || (absentBegun[key] < limit && !lateAbsence[key])) {
        violated("R3", call + " answered null for k" + key + ", which is not or no longer absent");
      }
      return;
    }
    Origin origin = origins.get(version.begun());
    if (version.key() != key || origin == null) {
      violated("R10", call + " answered " + version + " for k" + key);
    } else if (origin.dropped && !call.blocks) { // who runs a load has its value, however late
      violated("R1", call + " answered " + version + ", whose load had timed out");
    } else if (isOld(version, key, limit)) {
      violated(
          "R3", call + " answered " + version + ", but a write called @" + limit + " had ended");
    } else if (origin.endedAt >= 0
        && origin.kind != Kind.WARM
        && shape.longestTtl() != SimShape.NEVER
        && at >= origin.endedAt + shape.longestTtl()
        && !shape.judgedLate()) {
      violated("R9", call + " answered " + version + ", which has expired in every tier");
    }
  }

  /** Checks an entry that is being written to a tier. */
  void written(SimShape.TierShape tier, int key, Entry<SimVersion> entry) {
    long ttl = tier.ttl() == SimShape.NEVER ? SimShape.NEVER : loop.epochMillis() + tier.ttl();
    if (entry.expiresAt() > ttl) {
      violated("R9", entry + " of k" + key + " outlives the ttl of " + tier);
    }
    SimVersion version = entry.value();
    if (version == null) {
      return;
    }
    Origin origin = origins.get(version.begun());
    if (origin == null || origin.dropped || version.key() != key) {
      violated("R1", version + " was written to k" + key + " of " + tier.name());
      return;
    }
    if (entry.loadedAt() != SimLoop.sinceEpoch(origin.begunAt)) {
      violated("R9", version + " was loaded at another time than " + entry + " says");
    }
    copied(tier, key, entry, version, origin);
  }

  private void copied(
      SimShape.TierShape tier,
      int key,
      Entry<SimVersion> entry,
      SimVersion version,
      Origin origin) {
    Map<String, Long> copies = origin.copies.computeIfAbsent(key, k -> new HashMap<>(4));
    if (origin.copiedAt >= 0 && origin.copiedAt < loop.now() && origin.kind == Kind.LOAD) {
      long longest = Long.MIN_VALUE;
      for (Map.Entry<String, Long> copy : copies.entrySet()) {
        if (!copy.getKey().equals(tier.name())) {
          longest = Math.max(longest, copy.getValue());
        }
      }
      if (entry.expiresAt() > longest) {
        violated("R9", version + " outlives its source when copied to " + tier.name());
      }
    }
    copies.merge(tier.name(), entry.expiresAt(), Math::max);
    if (origin.copiedAt < 0) {
      origin.copiedAt = loop.now();
    }
  }

  /**
   * Checks an entry that a heap tier takes: nothing from before an invalidation that was called.
   */
  void heapTakes(SimShape.TierShape tier, int key, Entry<SimVersion> entry) {
    written(tier, key, entry);
    if (entry.value() != null && isOld(entry.value(), key, removalCalled[key])) {
      violated(
          "R3",
          tier.name()
              + " took "
              + entry.value()
              + " though an invalidate had been called @"
              + removalCalled[key]);
    }
  }
}
