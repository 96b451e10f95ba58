package io.cacheme;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who knows of the ends of which groups, as {@link FleetRules} judge them: the stamps that servers
 * were given, and who was answered what stands there.
 */
final class FleetGroups {

  /** As long as what a call has begun may go on after its end, in milliseconds. */
  private static final int JOINABLE = 1_200;

  private static final int STAMPS_AT = 17; // in the frame

  private final FleetRules rules;
  private final FleetStamps<FleetGroup> stamps = new FleetStamps<>();
  private final List<Answered> answers = new ArrayList<>();
  private final Map<Knows, Long> known = new HashMap<>();
  private final Map<FleetPlace, List<FleetCall>> reads = new HashMap<>();
  private final Map<FleetProcess, Integer> heard = new HashMap<>();

  /** What was answered last, or is being. */
  private final Map<FleetProcess, FleetQuestion> last = new HashMap<>();

  FleetGroups(FleetRules rules) {
    this.rules = rules;
  }

  /**
   * A process knows what stood there.
   *
   * @param stamp what it was
   * @param number when the process knew, in the order of {@link FleetRules}
   */
  private record Answered(
      FleetProcess process,
      FleetServer server,
      FleetGroup group,
      long stamp,
      int number,
      long at) {}

  /**
   * That a process knows of an end.
   *
   * @param number since when, in the order of {@link FleetRules}
   * @param at when it was told the last of it, in milliseconds
   */
  record Known(int number, long at) {

    static final Known NEVER = new Known(0, 0);
  }

  private record Knows(FleetProcess process, FleetServer server, FleetGroup group) {}

  /** The stamp of the group of that kind in the frame of what is stored, or 0. */
  static long stamp(byte[] stored, int kind) {
    int at = STAMPS_AT + kind * Long.BYTES;
    boolean framed = stored[0] == (byte) 0xC1 && stored[1] == (byte) 0xCA;
    return framed && 3 + stored[2] >= at + Long.BYTES
        ? ByteBuffer.wrap(stored, at, Long.BYTES).getLong()
        : 0;
  }

  /** Whether the stamps of one are not those of the other, of its generation or of a group. */
  static boolean areOther(byte[] one, byte[] other) {
    boolean areOther = FleetClears.stamp(one) != FleetClears.stamp(other);
    for (int kind = 0; kind < FleetGroup.kinds(); kind++) {
      areOther |= stamp(one, kind) != stamp(other, kind);
    }
    return areOther;
  }

  // --- what happens

  /** {@code call} reads, and whether it goes on with what another has begun of its key. */
  void reads(FleetCall call) {
    long now = call.process.now();
    for (SimNode node : call.nodes) {
      List<FleetCall> before =
          reads.computeIfAbsent(FleetPlace.of(call.process, node.key()), any -> new ArrayList<>());
      call.joins |=
          call.process.stoodStillSince(now - 2 * JOINABLE)
              || before.stream()
                  .anyMatch(
                      one ->
                          one.process == call.process
                              && (one.isUnderWay() || one.endedAt + JOINABLE >= now));
      before.add(call);
    }
  }

  /** {@code by} has put a stamp. */
  void stamped(FleetServer server, FleetProcess by, String key, byte[] bytes) {
    stamps.put(server, by, FleetGroup.of(key), FleetClears.stamp(bytes));
  }

  void evicted(FleetServer server, FleetGroup group) {
    stamps.evicted(server, group, rules.next());
  }

  /** {@code process} was told of the end of {@code group}, or has begun or ended one. */
  void hears(FleetProcess process, FleetGroup group) {
    int now = rules.next();
    heard.put(process, now);
    group.keys().forEach(key -> rules.heaps.told(process, key, now));
  }

  /** {@code process} asks {@code server}: for the first time, or since another has answered. */
  FleetQuestion asks(FleetProcess process, FleetServer server, List<String> keys) {
    FleetQuestion before = last.get(process);
    boolean goesOn =
        before != null
            && rules.isNext(before.server, server)
            && before.keys.equals(keys)
            && isNow(before);
    return new FleetQuestion(process, server, keys, goesOn ? before : null);
  }

  private static boolean isNow(FleetQuestion answered) {
    return answered.answeredAt == answered.process.now();
  }

  /** The answer to {@code question} is about to be told. */
  void comes(FleetQuestion question) {
    question.answeredAt = question.process.now();
    last.put(question.process, question);
  }

  /**
   * The process that asked was told what stands there. It goes by that when it was told by all
   * servers, which it asks one after another.
   *
   * @param inTime whether it was waiting for that for sure
   */
  void answered(FleetQuestion question, FleetGroup group, byte[] found, boolean inTime) {
    long stood = found == null ? 0 : FleetClears.stamp(found);
    Knows place = new Knows(question.process, question.server, group);
    if (stood > known.getOrDefault(place, 0L)) {
      known.put(place, stood);
      hears(question.process, group);
    }
    if (!inTime) {
      return;
    }
    question.stood.put(group, stood);
    if (rules.isLast(question.server)) {
      int number = rules.next();
      for (FleetQuestion one = question; one != null; one = one.before) {
        Long there = one.stood.get(group);
        if (there != null) {
          answers.add(new Answered(one.process, one.server, group, there, number, one.askedAt));
        }
      }
    }
  }

  // --- what is known

  /** The greatest stamp that {@code by} has put there; who has an entry with it knows of it. */
  long stampOf(FleetServer server, FleetGroup group, FleetProcess by) {
    return stamps.of(server, group, by);
  }

  /** Whether a stamp that was put since then may be gone, so that some will never learn of it. */
  boolean isForgotten(FleetGroup group, int since) {
    return stamps.isForgotten(group, since);
  }

  /** The same of one that {@code server} has lost. */
  boolean isForgottenBy(FleetServer server, FleetGroup group, int since) {
    return stamps.isForgottenBy(server, group, since);
  }

  /**
   * Whether {@code end} may have put one that is smaller than one which had just been lost.
   *
   * @param until when it had put its own, in the order of {@link FleetRules}
   */
  boolean mayBeOutdone(FleetGroup group, FleetCall end, int until) {
    return stamps.mayBeOutdone(group, end, until);
  }

  /**
   * When {@code process} was answered, by each server, the stamp that {@code stampsOf} it, or a
   * greater one.
   */
  Known knownBy(FleetProcess process, FleetGroup group, Map<FleetServer, Long> stampsOf) {
    Known last = Known.NEVER;
    for (Map.Entry<FleetServer, Long> put : stampsOf.entrySet()) {
      Answered first =
          answers.stream()
              .filter(one -> one.process == process && one.server == put.getKey())
              .filter(one -> one.group == group && one.stamp >= put.getValue())
              .findFirst()
              .orElse(null);
      if (first == null) {
        return Known.NEVER;
      }
      if (first.number > last.number) {
        last = new Known(first.number, first.at);
      }
    }
    return last;
  }

  /** Whether it may have heard of the end of a group since then. */
  boolean heardSince(FleetProcess process, int number) {
    return heard.getOrDefault(process, 0) > number;
  }
}
