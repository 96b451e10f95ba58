package io.cacheme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who loads a key of a node that is loaded once by all processes, and who may: rule F5 of {@link
 * FleetRules}. A lease, from its grant to what takes its place, permits one load. Each load more
 * needs a reason: a load that gave nothing, a process that stood still, a storage that did not
 * answer, a wait as long as a load may take.
 */
final class FleetLoads {

  /** A load that takes its whole time ends with its deadline, in any order. */
  private static final long NEARLY = 25;

  /** As long as who waits may go on to where what it waits for has ended and nothing is slow. */
  private static final int PATIENCE = 250;

  private static final int HANDED_OVER = 10;

  private static final int RENEWED_TWICE = 1_500; // a lease this long

  /** As long as a call may take, before its process knows that it was lost. */
  private static final int UNANSWERED = 1_000;

  private final SimLoop loop;
  private final FleetShape shape;
  private final FleetRules rules;
  private final Map<FleetPlace, Tenure> standing = new HashMap<>();
  private final Map<FleetPlace, Integer> lastEnd = new HashMap<>();
  private final List<Tenure> unused = new ArrayList<>();
  private final List<FleetCall> gets = new ArrayList<>();
  private final List<Borrowed> borrowed = new ArrayList<>();
  private final List<FleetCall> writes = new ArrayList<>();
  private final List<Load> loads = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private final List<GivenUp> givenUp = new ArrayList<>();

  /** The processes of which a request to another tier than that of the leases went wrong. */
  private final Set<FleetProcess> hindered = new HashSet<>();

  /** What can have leases. */
  private FleetServer server;

  FleetLoads(SimLoop loop, FleetShape shape, FleetRules rules) {
    this.loop = loop;
    this.shape = shape;
    this.rules = rules;
  }

  /** The time that one lease of a process stands for a key, renewals included. */
  private static final class Tenure {

    private final FleetProcess owner;
    private final FleetPlace place;
    private final long since;

    /** When its process knows of it: no load has it before. */
    private final long knownAt;

    /** The first call that it may be for, or null. */
    private final FleetCall asked;

    private long renewed;
    private Load load;

    /** Whether that load may have another lease, and this one none. */
    private boolean isUnsure;

    Tenure(FleetProcess owner, FleetPlace place, long now, long knownAt, FleetCall asked) {
      this.owner = owner;
      this.place = place;
      this.since = now;
      this.knownAt = knownAt;
      this.renewed = now;
      this.asked = asked;
    }

    @Override
    public String toString() {
      return owner + "'s lease of " + place + " since " + since + " ms, renewed at " + renewed;
    }
  }

  /** One load that a get waits for. */
  static final class Load {

    final FleetProcess process;
    final int key;
    final long begunAt;

    /** Whether nobody waits for it, but that a value is due, as far as is known. */
    boolean renews;

    boolean ended;
    long endedAt = Long.MAX_VALUE;
    boolean succeeded;

    Load(FleetProcess process, int key) {
      this.process = process;
      this.key = key;
      this.begunAt = process.now();
    }

    void ended(boolean well, long now) {
      ended = true;
      endedAt = now;
      succeeded = well;
    }

    /** Whether who waits for it may not have its answer yet. */
    private boolean goesOn(long now) {
      return !ended || now - endedAt <= HANDED_OVER;
    }
  }

  /** How much later than a late request takes effect what waited behind it, in milliseconds. */
  private static final long QUEUED = 50;

  /**
   * A request that went wrong.
   *
   * @param until when its process may wait for it, or it takes effect though nobody does
   * @param isLate whether it takes effect in the end, and what is written after it not before
   */
  private record Trouble(FleetProcess process, long until, boolean isLate) {}

  /** A lease that a load of {@code process} seems to have, and perhaps is that of its next. */
  private record Borrowed(FleetProcess process, int key) {}

  private record GivenUp(FleetPlace place, int number) {}

  void leasesIn(FleetServer tier) {
    server = tier;
  }

  boolean areLeasesIn(FleetServer tier) {
    return tier == server;
  }

  // --- what happens

  /** {@code process} asks the tier, and {@code fate} becomes of that. */
  void asks(FleetServer tier, FleetProcess process, SimFate fate) {
    boolean isLost = fate.effect() < 0 || fate.reply() < 0;
    long takes = isLost ? Math.max(UNANSWERED, fate.effect()) : fate.effect() + fate.reply();
    if (!isLost && !fate.fails() && takes <= 2 * shape.latency) {
      return;
    }
    if (tier == server) {
      boolean isLate = !isLost || fate.effect() > 2 * shape.latency;
      troubles.add(new Trouble(process, loop.now() + takes, isLate));
    } else {
      hindered.add(process);
    }
  }

  void begins(FleetCall call) {
    if (call.kind == FleetCall.Kind.GET || call.kind == FleetCall.Kind.GET_ALL) {
      gets.add(call);
    } else if (call.kind != FleetCall.Kind.GET_IF_PRESENT) {
      writes.add(call);
    }
  }

  /** A load of {@code key} begins that a get waits for, or that renews what is due. */
  Load begins(FleetProcess process, int key) {
    Load load = new Load(process, key);
    loads.add(load);
    rules.fresh.begins(load);
    if (server == null) {
      return load;
    }
    for (Tenure tenure : unused) {
      if (tenure.owner == process && tenure.place.key() == key && tenure.knownAt <= loop.now()) {
        tenure.load = load;
        unused.remove(tenure);
        // so that the lease may be that of another
        if (mayLoadAlone(process, key) || rules.fresh.usesLease(load)) {
          borrowed.add(new Borrowed(process, key));
          tenure.isUnsure = true;
        }
        return load;
      }
    }
    boolean isPermitted =
        mayLoadAlone(process, key)
            || borrowed.remove(new Borrowed(process, key))
            || rules.fresh.permits(load);
    if (!isPermitted) {
      rules.violated("F5", process + " loads k" + key + " without a lease");
    }
    return load;
  }

  /**
   * {@code by} has put {@code after} in the place of {@code before}, where one may be null.
   *
   * @param knownAt when it may know that at the earliest
   */
  void replaced(
      FleetServer tier,
      FleetProcess by,
      FleetPlace place,
      byte[] before,
      byte[] after,
      boolean renews,
      long knownAt) {
    if (tier != server) {
      return;
    }
    Tenure tenure = SimSerializer.isLease(before) ? standing.get(place) : null;
    boolean leases = SimSerializer.isLease(after);
    if (leases && renews && tenure != null) {
      if (FleetClears.stamp(before) != FleetClears.stamp(after)) {
        rules.violated("F5", by + " renews " + tenure + ", which is from before a clear");
      }
      tenure.renewed = loop.now();
      return;
    }
    boolean isOther = tenure != null && FleetGroups.areOther(before, after);
    if (tenure != null && leases && !isOther && !mayBeTakenOver(tenure)) {
      rules.violated("F5", by + " takes " + tenure + " over");
    }
    standing.remove(place);
    if (leases) {
      Tenure next = new Tenure(by, place, loop.now(), knownAt, asks(by, place.key()));
      standing.put(place, next);
      unused.add(next);
    } else if (tenure != null) {
      ended(tenure, SimSerializer.isTombstone(after) && renews);
    }
  }

  private void ended(Tenure tenure, boolean isGivenUp) {
    if (isGivenUp) {
      givenUp.add(new GivenUp(tenure.place, rules.next()));
      if (tenure.load != null && tenure.load.succeeded && !mayBeGivenUp(tenure)) {
        rules.violated("F5", tenure + " is given up though it had been loaded");
      }
    }
    int number = rules.next();
    lastEnd.put(tenure.place, number);
    if (shape.isPrompt()) {
      loop.at(PATIENCE, () -> judgeWaiting(tenure.place, number, number));
    }
  }

  private FleetCall asks(FleetProcess process, int key) {
    return gets.stream()
        .filter(get -> get.isUnderWay() && get.process == process && get.asksFor(key))
        .min(Comparator.comparingInt(get -> get.number))
        .orElse(null);
  }

  /** How many leases were given up. */
  int givenUp() {
    return givenUp.size();
  }

  // --- what may be

  /** What is loaded while the process writes the key, or is told of a write, is not kept. */
  private boolean mayBeGivenUp(Tenure tenure) {
    FleetCall asked = tenure.asked;
    Load load = tenure.load;
    boolean isLate =
        asked != null
            && load != null
            && load.endedAt - asked.begunAt >= shape.loadTimeout() - NEARLY; // which may be first
    return asked == null
        || isLate
        || !shape.isPrompt()
        || !rules.heaps.isSettled(asked)
        || rules.clears.heardSince(tenure.owner, asked.number)
        || rules.groups.heardSince(tenure.owner, asked.number)
        || rules.toldOf(tenure.owner, asked.number, tenure.place.text())
        || writes.stream()
            .anyMatch(
                write ->
                    write.process == tenure.owner
                        && write.ends(tenure.place.key())
                        && write.endedAt >= asked.begunAt);
  }

  /**
   * Not before it has stood unchanged for a lease, whatever happens: who takes it over has seen the
   * same one all that time. And only where its owner could not renew it in that time, as it tries
   * three times: it stood still, or its requests went wrong, which were under way then. What it
   * asks just after it stood still looks unanswered to it, until its clock has ticked.
   */
  private boolean mayBeTakenOver(Tenure tenure) {
    FleetProcess owner = tenure.owner;
    if (loop.now() - tenure.renewed < shape.lease) {
      return false;
    }
    boolean isLoading = tenure.load != null && !tenure.load.ended && !tenure.isUnsure;
    long underWay = 2L * shape.latency + (shape.latePercent > 0 ? shape.latest : 0);
    int needed = isLoading && shape.lease >= RENEWED_TWICE ? 2 : 1;
    List<Trouble> meanwhile =
        troubles.stream()
            .filter(one -> one.process == owner && one.until + QUEUED >= tenure.renewed)
            .toList();
    return !owner.isAlive()
        || rules.clears.heardAfter(owner, tenure.renewed) // and renews no lease from before it
        || owner.stoodStillSince(Math.max(0, tenure.renewed - FleetProcess.TICK - underWay))
        || meanwhile.size() >= needed
        || meanwhile.stream().anyMatch(one -> one.isLate && one.until >= loop.now());
  }

  /**
   * Whether it may pass the tier by, or not believe it. A breaker that opened, and a write that did
   * not get through, last until a call of that kind has been answered, and that may be the very
   * next one, however late: so there is no end to the excuse.
   */
  private boolean mayPassBy(FleetProcess process) {
    return process.stoodStillSince(0) || troubles.stream().anyMatch(one -> one.process == process);
  }

  /**
   * What it loads is kept nowhere, so that it takes no lease: its process wrote the key since, or
   * removes it again where a write did not reach it. Of a refresh that is no failure, where it is
   * another tier; and so there is no end to the excuse, for that may have been passed by since any
   * request to it went wrong.
   */
  private boolean isFenced(FleetCall get, int key) {
    return writes.stream()
        .anyMatch(
            write ->
                write.process == get.process
                    && write.ends(key)
                    && (write.endedAt >= get.begunAt || write.failed || mayHaveMissedATier(write)));
  }

  private boolean mayHaveMissedATier(FleetCall write) {
    return write.kind == FleetCall.Kind.REFRESH && hindered.contains(write.process);
  }

  private boolean mayLoadAlone(FleetProcess process, int key) {
    FleetPlace place = FleetPlace.of(process, key);
    if (mayPassBy(process) || rules.clears.mayDoubt(process, loop.now())) {
      return true;
    }
    for (FleetCall get : gets) {
      if (get.isUnderWay() && get.process == process && get.asksFor(key)) {
        if (loop.now() - get.begunAt >= shape.loadTimeout()
            || isFenced(get, key)
            || hearsOfGivenUp(get, place)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A load was given up that {@code get} may have waited for, or it was told of one so late that
   * what it waits for is another, which was renewed meanwhile, so that it cannot know.
   */
  private boolean hearsOfGivenUp(FleetCall get, FleetPlace place) {
    if (givenUp.stream().anyMatch(one -> one.place == place && one.number > get.number)) {
      return true;
    }
    Tenure tenure = standing.get(place);
    boolean isAnother = tenure == null || tenure.renewed > get.begunAt;
    return isAnother && rules.toldOf(get.process, get.number, "-" + place.text());
  }

  /**
   * Who has waited since before {@code number} for what ended then waits no more; who heard of the
   * end of a group or of a clear after {@code since} has begun anew.
   */
  private void judgeWaiting(FleetPlace place, int number, int since) {
    boolean isLeased = SimSerializer.isLease(server.bytes(place.text()));
    if (isLeased || lastEnd.get(place) > number) {
      return; // another loads, or has loaded
    }
    boolean isAnew = false;
    for (FleetCall get : gets) {
      boolean loads =
          this.loads.stream()
              .anyMatch(
                  one ->
                      one.process == get.process
                          && one.key == place.key()
                          && one.goesOn(loop.now()));
      boolean waits = get.process.version == place.version() && get.asksOnlyFor(place.key());
      if (get.number < number && waits && get.isUnderWay() && !loads) {
        if (rules.groups.heardSince(get.process, since)
            || rules.clears.heardSince(get.process, since)) {
          isAnew = true;
        } else {
          rules.violated("F5", get + " waits on for " + place);
        }
      }
    }
    if (isAnew) {
      int now = rules.next();
      loop.at(PATIENCE, () -> judgeWaiting(place, number, now));
    }
  }
}
