package io.cacheme;

import io.cacheme.codec.Entry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values that are served on purpose though they are older: rules S and R of {@link FleetRules}.
 * Both know when a value ends at the latest: when its load has ended, or its put, and the longest
 * time to live of a tier has passed.
 */
final class FleetFresh {

  private static final String RENEWAL = ":%renewal";

  /** As far as the clocks of who has written an entry, who reads it and its server are apart. */
  private static final long APART = 4L * FleetProcess.TICK + 20;

  /** A load's deadline goes by the coarse clock; it ends with that, in any order. */
  private static final long NEARLY = FleetProcess.TICK + 25;

  /** As long as a write may go on to be noticed where nothing is slow, in milliseconds. */
  private static final long NOTICED = 300;

  private final SimLoop loop;
  private final FleetShape shape;
  private final FleetRules rules;
  private final Map<Integer, Long> loaded = new HashMap<>();
  private final Map<Integer, FleetCall> puts = new HashMap<>();
  private final List<FleetLoads.Load> loads = new ArrayList<>();
  private final List<FleetCall> gets = new ArrayList<>();
  private final List<FleetCall> writes = new ArrayList<>();
  private final List<Lease> leases = new ArrayList<>();
  private final Map<FleetCall, Long> reach = new HashMap<>();

  /** Those whose process has looked what there is since. */
  private final Set<Lease> looked = new HashSet<>();

  /** What was loaded to be compared. */
  private final Set<Integer> compared = new HashSet<>();

  FleetFresh(SimLoop loop, FleetShape shape, FleetRules rules) {
    this.loop = loop;
    this.shape = shape;
    this.rules = rules;
  }

  /** One that permits a renewal, which has not begun to load. */
  private record Lease(FleetProcess process, FleetPlace place, byte[] bytes) {}

  static boolean isLease(String key) {
    return key.endsWith(RENEWAL);
  }

  /** For how long after its end a value may be served, in milliseconds. */
  long staleMillis() {
    return shape.fresh == null || shape.fresh.staleIfError() == null
        ? 0
        : shape.fresh.staleIfError().toMillis();
  }

  private boolean renews() {
    return shape.fresh != null && shape.fresh.softTtl() != null;
  }

  // --- what happens

  /** {@code call} begins, and {@code servers} have what they have. */
  void begins(FleetCall call, List<FleetServer> servers) {
    if (shape.fresh == null) {
      return;
    }
    if (!call.kind.reads()) {
      writes.add(call);
      if (call.kind.puts()) {
        puts.put(call.number, call);
      }
      return;
    }
    boolean joins =
        call.kind != FleetCall.Kind.GET
            || waits(call.process, call.node().key()) > 0
            || isLate(call.process, call.node().key());
    gets.add(call);
    if (!joins && staleMillis() > 0) {
      servers.stream()
          .mapToLong(server -> left(server, FleetPlace.of(call.process, call.node().key())))
          .max()
          .ifPresent(left -> reach.put(call, left));
    }
  }

  /** Whether there is a load for which nobody may wait any more, and which whoever asks joins. */
  private boolean isLate(FleetProcess process, int key) {
    return shape.softTimeout > 0
        && loads.stream()
            .anyMatch(load -> load.process == process && load.key == key && !load.ended);
  }

  /** For how long yet it has a value that may be served. */
  private long left(FleetServer server, FleetPlace place) {
    Entry<SimVersion> entry = server.entry(place.text());
    return entry == null || entry.value() == null || entry.expiresAt() == Entry.NEVER
        ? 0
        : entry.expiresAt() - server.epochMillis() + staleMillis();
  }

  /** A load has ended that gives {@code version}, if it ends well. */
  void loaded(SimVersion version) {
    loaded.put(version.begun(), loop.now());
  }

  /** {@code version} is loaded to be compared with what is served. */
  void verifies(SimVersion version) {
    compared.add(version.begun());
  }

  /** A load begins that a get waits for, or that renews. */
  void begins(FleetLoads.Load load) {
    if (shape.fresh != null) {
      judgeAhead(load);
      loads.add(load);
      judgeRenewals(load.process, load.key);
    }
  }

  /** {@code by} has put {@code after} under the key of a renewal's lease. */
  void leases(FleetProcess by, String key, byte[] before, byte[] after) {
    FleetPlace place = FleetPlace.of(key.substring(0, key.length() - RENEWAL.length()));
    if (Arrays.equals(before, after)) { // it is given back
      leases.removeIf(lease -> Arrays.equals(lease.bytes, after));
    } else {
      leases.add(new Lease(by, place, after));
    }
  }

  /** {@code by} looks what the tier of the leases has of {@code key}. */
  void looks(FleetProcess by, String key) {
    if (!leases.isEmpty()) {
      leases.stream()
          .filter(lease -> lease.process == by && lease.place.text().equals(key))
          .forEach(looked::add);
    }
  }

  /** {@code server} is given {@code entry}: the stamp of a group outlives all from before it. */
  void keeps(FleetServer server, StoredEntry entry) {
    if (!FleetGroup.isStamp(entry.key()) || entry.ttlMillis() == RemoteStorage.NO_EXPIRY) {
      return;
    }
    long ttl = rules.ttl(server);
    if (ttl == FleetShape.NEVER || entry.ttlMillis() < ttl + staleMillis()) {
      rules.violated(
          "S", server + " keeps " + entry.key() + " for " + entry.ttlMillis() + " ms only");
    }
  }

  /** Whether {@code load} may be that of a renewal; then the lease of that is used. */
  boolean usesLease(FleetLoads.Load load) {
    FleetPlace place = FleetPlace.of(load.process, load.key);
    return leases.removeIf(lease -> lease.process == load.process && lease.place == place);
  }

  /** Whether {@code load} is that of a renewal, and may be made, for all that is known. */
  boolean permits(FleetLoads.Load load) {
    FleetPlace place = FleetPlace.of(load.process, load.key);
    Lease own =
        leases.stream()
            .filter(lease -> lease.process == load.process && lease.place == place)
            .findFirst()
            .orElse(null);
    if (own == null) {
      return false;
    }
    leases.remove(own);
    load.renews = true;
    judgeLook(own);
    for (FleetLoads.Load other : loads) {
      boolean same = other != load && FleetPlace.of(other.process, other.key) == place;
      if (same && other.renews && isRunning(other)) {
        rules.violated(
            "R", load.process + " renews " + place + " while " + other.process + " does");
      }
    }
    return true;
  }

  /** What another has renewed before it gave its lease back is found, and not loaded again. */
  private void judgeLook(Lease lease) {
    if (isWell() && !looked.contains(lease)) {
      rules.violated(
          "R", lease.process + " renews " + lease.place + ", and has not looked what is there");
    }
  }

  private boolean hasStoodStill(FleetLoads.Load load) {
    return !load.process.isAlive()
        || load.process.stoodStillSince(load.begunAt - FleetProcess.TICK);
  }

  /** {@code call} has ended, so or so. */
  void ended(FleetCall call, Throwable failure) {
    if (shape.fresh == null) {
      return;
    }
    for (SimNode node : call.nodes) {
      judgeRenewals(call.process, node.key());
    }
    if (failure != null) {
      judgeFailure(call, failure);
    }
    Long left = reach.get(call);
    if (failure != null && left != null && mustHaveServed(call, left)) {
      rules.violated("S", call + " failed with " + failure + ", though there was an older value");
    }
  }

  // --- what may be

  /** A failure that is remembered is that of a load a while ago, and of none before a write. */
  private void judgeFailure(FleetCall call, Throwable failure) {
    boolean isOfLoad = String.valueOf(failure.getMessage()).contains("a failing load");
    boolean isKnown = !shape.laterCompletion && shape.pauses == 0 && shape.kills == 0;
    if (shape.errorTtl == 0 || call.kind != FleetCall.Kind.GET || !isOfLoad || !isKnown) {
      return;
    }
    int key = call.node().key();
    long endsAfter = call.begunAt - shape.errorTtl - NEARLY;
    long beginsAfter =
        writes.stream().mapToLong(write -> outdates(write, call)).max().orElse(Long.MIN_VALUE);
    boolean explained =
        loads.stream()
            .anyMatch(
                load ->
                    load.process == call.process
                        && load.key == key
                        && load.ended
                        && !load.succeeded
                        && load.endedAt >= endsAfter
                        && load.begunAt >= beginsAfter);
    if (!explained) {
      rules.violated("E", call + " failed by a load that is too old to tell");
    }
  }

  /** Before when a load must not have begun whose failure {@code call} answers. */
  private long outdates(FleetCall write, FleetCall call) {
    boolean mayWriteNothing = write.kind == FleetCall.Kind.REFRESH; // or wait for another's write
    boolean isOver =
        !mayWriteNothing && write.endedAt < call.begunAt && write.ends(call.node().key());
    if (isOver && write.process == call.process) {
      boolean endsLater = write.kind.endsMany() || write.kind.isEverywhere(); // than its own tiers
      return endsLater || write.failed ? write.begunAt : write.endedAt;
    }
    boolean all = isOver && write.kind.isEverywhere() && !write.failed && shape.layout.follows();
    return all && shape.named == FleetShape.Versions.ONE ? write.begunAt : Long.MIN_VALUE;
  }

  /** Nobody loads a key ahead that was invalidated, and that nobody has asked for since. */
  private void judgeAhead(FleetLoads.Load load) {
    boolean isKnown =
        shape.fresh.refreshAhead() != null
            && isWell()
            && shape.named == FleetShape.Versions.ONE
            && (shape.layout.follows() || !shape.layout.hasHeap());
    if (!isKnown || waits(load.process, load.key) > 0) {
      return;
    }
    writes.stream()
        .filter(write -> write.process == load.process && isInvalidation(write))
        .filter(write -> write.node().key() == load.key && !write.failed)
        .filter(write -> write.endedAt < load.begunAt - 10L * shape.latency - 50) // it had begun
        .filter(write -> isLast(write, load))
        .findFirst()
        .ifPresent(write -> rules.violated("A", load.process + " loads what ended with " + write));
  }

  private static boolean isInvalidation(FleetCall write) {
    return write.kind == FleetCall.Kind.INVALIDATE
        || write.kind == FleetCall.Kind.INVALIDATE_EVERYWHERE;
  }

  /** Whether nobody has loaded or put the key since, and nobody was about to. */
  private boolean isLast(FleetCall write, FleetLoads.Load load) {
    long since = write.begunAt;
    return writes.stream()
            .noneMatch(other -> other != write && other.ends(load.key) && other.endedAt >= since)
        && gets.stream().noneMatch(get -> get.asksFor(load.key) && get.endedAt >= since)
        && loads.stream()
            .noneMatch(
                other ->
                    other.process != load.process
                        && other.key == load.key
                        && other.endedAt >= since);
  }

  /** In a process a key is renewed by one load at a time; all others somebody waits for. */
  private void judgeRenewals(FleetProcess process, int key) {
    if (!renews()) {
      return;
    }
    long running =
        loads.stream()
            .filter(load -> load.process == process && load.key == key && isRunning(load))
            .count();
    long awaited = waits(process, key);
    if (running > 1 + awaited) {
      rules.violated(
          "R", process + " has " + running + " loads of k" + key + ", and " + awaited + " wait");
    }
  }

  /** How many calls of the process wait for the key. */
  private long waits(FleetProcess process, int key) {
    return gets.stream()
        .filter(get -> get.process == process && get.isUnderWay() && get.asksFor(key))
        .count();
  }

  private boolean isRunning(FleetLoads.Load load) {
    return !load.ended
        && loop.now() - load.begunAt < awaitedFor() - NEARLY
        && !hasStoodStill(load); // its deadline goes by a clock that was late then
  }

  /** For how long somebody waits for a load. */
  private long awaitedFor() {
    return shape.softTimeout > 0 ? shape.softTimeout : shape.loadTimeout();
  }

  /** {@code call} answers {@code version}. */
  void answered(FleetCall call, SimVersion version) {
    if (compared.contains(version.begun())) {
      rules.violated("C", call + " answered " + version + ", which was loaded to be compared");
    }
    long ago = endedFor(call, version);
    if (ago > staleMillis()) {
      rules.violated("S", call + " answered " + version + ", which ended longer ago than it may");
    } else if (ago > 0 && !mayHaveFailed(call, version.key())) {
      rules.violated("S", call + " answered " + version + ", which has ended, and no load failed");
    }
  }

  /**
   * Whether {@code call}, which just ends, answers what has ended for sure, and knew it just now.
   */
  boolean isStale(FleetCall call, SimVersion version) {
    return !shape.laterCompletion && call.kind == FleetCall.Kind.GET && endedFor(call, version) > 0;
  }

  /** For how long {@code version} had ended when it was found for {@code call}; 0 if it may not. */
  private long endedFor(FleetCall call, SimVersion version) {
    long longest = shape.ttls.stream().max(Long::compare).orElseThrow();
    boolean isKnown = longest != FleetShape.NEVER && shape.pauses == 0; // or clocks may stand
    if (shape.fresh == null || !isKnown || call.kind == FleetCall.Kind.REFRESH) {
      return 0;
    }
    boolean together = call.kind == FleetCall.Kind.GET_ALL; // one is answered with another
    long now = together && call.nodes.size() > 1 ? call.begunAt : loop.now();
    return Math.max(0, now - bornAt(version) - longest - APART);
  }

  private long bornAt(SimVersion version) {
    FleetCall put = puts.get(version.begun());
    Long seen = loaded.get(version.begun()); // by a load, if it was put and has not changed, too
    long known = seen == null ? loop.now() : seen;
    return put == null
        ? known
        : Math.max(Math.min(put.endedAt, loop.now()), seen == null ? Long.MIN_VALUE : seen);
  }

  /** Whether a load has that the call waited for, or one a moment before. */
  private boolean mayHaveFailed(FleetCall call, int key) {
    if (call.kind == FleetCall.Kind.GET_IF_PRESENT) {
      return false;
    }
    long known = Math.max(shape.fresh.retryAfter().toMillis(), shape.errorTtl);
    long since = call.begunAt - known - 2L * FleetProcess.TICK;
    return takesLong(call)
        || !isWell()
        || gets.stream().anyMatch(get -> get.process == call.process && isQueued(get, key))
        || loads.stream()
            .anyMatch(
                load ->
                    load.process == call.process
                        && load.key == key
                        && (isOver(load) || load.ended && !load.succeeded)
                        && Math.min(load.endedAt, load.begunAt + shape.loadTimeout()) >= since);
  }

  private boolean takesLong(FleetCall get) {
    return shape.softTimeout > 0 && loop.now() - get.begunAt >= shape.softTimeout;
  }

  /** Whether the load of {@code get} may not have a thread yet, and others join it. */
  private boolean isQueued(FleetCall get, int key) {
    return takesLong(get)
        && loop.now() - get.begunAt < NOTICED
        && get.asksFor(key)
        && loads.stream()
            .noneMatch(
                load ->
                    load.process == get.process && load.key == key && load.begunAt >= get.begunAt);
  }

  /** Whether it has taken longer than somebody waits for it. */
  private boolean isOver(FleetLoads.Load load) {
    return Math.min(loop.now(), load.endedAt) - load.begunAt >= awaitedFor() - NEARLY;
  }

  private boolean isWell() {
    return shape.lostPercent == 0
        && shape.failPercent == 0
        && shape.latePercent == 0
        && shape.slowMessagePercent == 0
        && shape.cuts == 0
        && shape.pauses == 0
        && shape.kills == 0;
  }

  /** Whether there was what {@code call} should have answered: nobody has written its key since. */
  private boolean mustHaveServed(FleetCall call, long left) {
    return isWell()
        && rules.heaps.isSettled(call)
        && left - (loop.now() - call.begunAt) > APART
        && writes.stream().noneMatch(write -> mayEnd(write, call));
  }

  /** What is ended by a stamp stands in its tier as before. */
  private static boolean mayEnd(FleetCall write, FleetCall call) {
    boolean isNear = write.endedAt == Long.MAX_VALUE || write.endedAt + NOTICED >= call.begunAt;
    return write.kind.endsMany() || isNear && write.node().key() == call.node().key();
  }
}
