package io.cacheme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who loads a key of a node that is loaded once by all processes, and who may: rule F5 of {@link
 * FleetRules}. A lease, from its grant to what takes its place, permits one load. Each load more
 * needs a reason: a load that gave nothing, a process that stood still, a storage that did not
 * answer, a wait as long as a load may take.
 */
final class FleetLoads {

  /** As long as who waits may go on to where what it waits for has ended and nothing is slow. */
  private static final int PATIENCE = 250;

  private static final int HANDED_OVER = 10;

  private static final int RENEWED_TWICE = 1_500; // a lease this long

  private final SimLoop loop;
  private final FleetShape shape;
  private final FleetRules rules;
  private final Map<Integer, Tenure> standing = new HashMap<>();
  private final Map<Integer, Integer> lastEnd = new HashMap<>();
  private final List<Tenure> unused = new ArrayList<>();
  private final List<FleetCall> gets = new ArrayList<>();
  private final List<FleetCall> writes = new ArrayList<>();
  private final List<Load> loads = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private final List<GivenUp> givenUp = new ArrayList<>();

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
    private final int key;
    private final long since;

    /** The first call that it may be for, or null. */
    private final FleetCall asked;

    private long renewed;
    private Load load;

    Tenure(FleetProcess owner, int key, long now, FleetCall asked) {
      this.owner = owner;
      this.key = key;
      this.since = now;
      this.renewed = now;
      this.asked = asked;
    }

    @Override
    public String toString() {
      return owner + "'s lease of k" + key + " since " + since + " ms, renewed at " + renewed;
    }
  }

  /** One load that a get waits for. */
  static final class Load {

    private final FleetProcess process;
    private final int key;
    private boolean ended;
    private long endedAt;
    private boolean succeeded;

    Load(FleetProcess process, int key) {
      this.process = process;
      this.key = key;
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

  private record Trouble(FleetProcess process, long at) {}

  private record GivenUp(int key, int number) {}

  void leasesIn(FleetServer tier) {
    server = tier;
  }

  // --- what happens

  /** {@code process} asks the tier, and {@code fate} becomes of that. */
  void asks(FleetServer tier, FleetProcess process, SimFate fate) {
    boolean soon = fate.effect() + fate.reply() <= 2 * shape.latency;
    if (tier == server && (fate.effect() < 0 || fate.reply() < 0 || fate.fails() || !soon)) {
      troubles.add(new Trouble(process, loop.now()));
    }
  }

  void begins(FleetCall call) {
    if (call.kind == FleetCall.Kind.GET || call.kind == FleetCall.Kind.GET_ALL) {
      gets.add(call);
    } else if (call.kind != FleetCall.Kind.GET_IF_PRESENT) {
      writes.add(call);
    }
  }

  /** A load of {@code key} begins that a get waits for. */
  Load begins(FleetProcess process, int key) {
    Load load = new Load(process, key);
    loads.add(load);
    if (server == null) {
      return load;
    }
    for (Tenure tenure : unused) {
      if (tenure.owner == process && tenure.key == key) {
        tenure.load = load;
        unused.remove(tenure);
        return load;
      }
    }
    if (!mayLoadAlone(process, key)) {
      rules.violated("F5", process + " loads k" + key + " without a lease");
    }
    return load;
  }

  /** {@code by} has put {@code after} in the place of {@code before}, where one may be null. */
  void replaced(
      FleetServer tier, FleetProcess by, int key, byte[] before, byte[] after, boolean renews) {
    if (tier != server) {
      return;
    }
    Tenure tenure = SimSerializer.isLease(before) ? standing.get(key) : null;
    boolean leases = SimSerializer.isLease(after);
    if (leases && renews && tenure != null) {
      tenure.renewed = loop.now();
      return;
    }
    if (tenure != null && leases && !mayBeTakenOver(tenure)) {
      rules.violated("F5", by + " takes " + tenure + " over");
    }
    standing.remove(key);
    if (leases) {
      Tenure next = new Tenure(by, key, loop.now(), asks(by, key));
      standing.put(key, next);
      unused.add(next);
    } else if (tenure != null) {
      ended(tenure, SimSerializer.isTombstone(after) && renews);
    }
  }

  private void ended(Tenure tenure, boolean isGivenUp) {
    if (isGivenUp) {
      givenUp.add(new GivenUp(tenure.key, rules.next()));
      if (tenure.load != null && tenure.load.succeeded && !mayBeGivenUp(tenure)) {
        rules.violated("F5", tenure + " is given up though it had been loaded");
      }
    }
    int number = rules.next();
    lastEnd.put(tenure.key, number);
    if (shape.isPrompt()) {
      loop.at(PATIENCE, () -> judgeWaiting(tenure.key, number));
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
    return asked == null
        || !shape.isPrompt()
        || !rules.heaps.isSettled(asked)
        || rules.toldOf(tenure.owner, asked.number, "", tenure.key)
        || writes.stream()
            .anyMatch(
                write ->
                    write.process == tenure.owner
                        && write.node().key() == tenure.key
                        && write.endedAt >= asked.begunAt);
  }

  private boolean hasTroubles(FleetProcess process) {
    return troubles.stream().anyMatch(one -> one.process == process);
  }

  private boolean mayBeTakenOver(Tenure tenure) {
    FleetProcess owner = tenure.owner;
    boolean isLoading = tenure.load != null && !tenure.load.ended;
    int needed = isLoading && shape.lease >= RENEWED_TWICE ? 2 : 1;
    long since = tenure.renewed - shape.lease - shape.latest;
    return !owner.isAlive()
        || owner.stoodStillSince(Math.max(0, since)) // its own calls look unanswered to it
        || troubles.stream().filter(one -> one.process == owner && one.at >= since).count()
            >= needed;
  }

  /** What it loads is kept nowhere, so that it takes no lease: its process wrote the key since. */
  private boolean isFenced(FleetCall get, int key) {
    return writes.stream()
        .anyMatch(
            write ->
                write.process == get.process
                    && write.node().key() == key
                    && write.endedAt >= get.begunAt);
  }

  private boolean mayLoadAlone(FleetProcess process, int key) {
    if (hasTroubles(process) || process.stoodStillSince(0)) { // a write of it may have failed
      return true;
    }
    for (FleetCall get : gets) {
      if (get.isUnderWay() && get.process == process && get.asksFor(key)) {
        if (loop.now() - get.begunAt >= shape.loadTimeout()
            || isFenced(get, key)
            || givenUp.stream()
                .anyMatch(
                    one ->
                        one.key == key
                            && (one.number > get.number
                                || rules.toldOf(process, get.number, "-", key)))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Who has waited since before {@code number} for what ended then waits no more. */
  private void judgeWaiting(int key, int number) {
    boolean isLeased = SimSerializer.isLease(server.bytes(Simulation.remoteKey(key)));
    if (isLeased || lastEnd.get(key) > number) {
      return; // another loads, or has loaded
    }
    for (FleetCall get : gets) {
      boolean loads =
          this.loads.stream()
              .anyMatch(
                  one -> one.process == get.process && one.key == key && one.goesOn(loop.now()));
      if (get.number < number && get.asksOnlyFor(key) && get.isUnderWay() && !loads) {
        rules.violated("F5", get + " waits on for k" + key);
      }
    }
  }
}
