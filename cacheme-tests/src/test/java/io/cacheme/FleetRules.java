package io.cacheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has really happened between the processes of a fleet, in one numbered order, and what
 * therefore must not happen any more.
 *
 * <p>A loaded value is <em>older</em> than a write (an {@code invalidate} or a {@code put}, of any
 * process) if its load began before the write did; a value that was put, if its put had succeeded
 * before the write began, for else the two may have been executed in either order; where there is
 * one remote tier, if that executed the put first. Both are of one version of the node, or the
 * write's names the other, so that it takes that along.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>F1</td><td>Once a write has succeeded, no remote tier of the chain has an older value that
 *     counts as readable, nor is given one.</td></tr>
 * <tr><td>F2</td><td>Once a process has been told of a write that succeeds, by its own success or,
 *     where its heap follows, by the message, no call that begins there later answers an older value,
 *     be it from a tier or by a flight from before.</td></tr>
 * <tr><td>F3</td><td>Where heaps follow, no call answers a value that is older than a write which had
 *     succeeded a lease before the call began, by the coarse clock of its process, whoever was cut
 *     off or stood still. That clock is {@link FleetProcess#TICK} behind at most, but for a process
 *     that has just gone on.</td></tr>
 * <tr><td>F4</td><td>Once {@code invalidateEverywhere} or {@code putEverywhere} has succeeded, no
 *     call that begins in any process answers an older value, but for a process that has gone on and
 *     whose clock has not ticked since.</td></tr>
 * <tr><td>F5</td><td>Of a node that is loaded once by all processes, a load that a get waits for
 *     has a lease, and a lease stands until its load has ended, as {@link FleetLoads} says; where
 *     nothing is slow, nobody waits on for long when it has.</td></tr>
 * <tr><td>F6</td><td>A {@code clear()} is a write of all keys, and an entry with a stamp from before
 *     it counts as none. For F2 a process is told of one, too, when it was answered what stamps stand
 *     in all tiers, and for its own tier when its clear failed there. When all is at rest no process
 *     answers a value from before one that has succeeded, or that is tried again by a process which
 *     lives. F3 does not hold for clears: who is told nothing asks once a second, as it reads.
 *     What a remote tier was given from one behind it that has lost its stamp since has come back.
 *     When all is at rest one that was lost stands again where its process asks for it as it reads.</td></tr>
 * <tr><td>F7</td><td>The end of a group is a write of its keys, and an entry with a lesser stamp of
 *     the group counts as none. For F2 a process is told of one, too, when it was answered the stamps
 *     that it has in all tiers, and for its own when that failed: none is read for the group then.
 *     F3 holds with a second where the lease is shorter, and so it does, without a lease, where there
 *     is no heap, but for calls that join another. At rest it is as with a clear. Where a stamp of
 *     the group was evicted since the end began all of this holds for who had put it or was answered
 *     it, as long as the tiers keep an entry, and for nobody else, but for what one of two remote
 *     tiers was given from the other; and nothing where the end may have got a lesser stamp than one
 *     just lost.</td></tr>
 * <tr><td>S</td><td>No value is answered longer after its end than {@code staleIfError}, and none
 *     after its end where no load has failed, nor, for F2, if its process was told of a write after
 *     the call began. Where nothing else goes wrong, none is written and a
 *     remote tier has one that may be served, a failing load fails nobody. The stamp of a group
 *     stands as long as an entry from before it may be served. To F1 what has ended and
 *     may be served is readable, too.</td></tr>
 * <tr><td>R</td><td>What is due is renewed by one load at a time in a process; of a node that is
 *     loaded once by all, in all of them, by one that has a lease, but for one that stood still; and
 *     where nothing goes wrong it has looked what the tier has since it got the lease.</td></tr>
 * <tr><td>K</td><td>Where heaps follow and nothing is slow, a process does not ask for what it has
 *     got until it has written the key or was told of a write.</td></tr>
 * <tr><td>L</td><td>When all is healed every call ends, nothing is left under way, and after
 *     closing no timer.</td></tr>
 * </table>
 *
 * <p>Where tombstones are evicted F1 does not hold, and all others do but for the very values that
 * have come back into a tier.
 */
final class FleetRules {

  /** As long as a process that cannot be told takes what it knows of a group for true. */
  private static final int ASKED_AGAIN = 1_000;

  final FleetLoads loads;
  final FleetHeaps heaps;
  final FleetClears clears;
  final FleetGroups groups;
  final FleetFresh fresh;
  private final SimLoop loop;
  private final FleetShape shape;
  private final Map<Integer, Origin> origins = new HashMap<>();
  private final List<Written> writes = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<FleetServer> servers = new ArrayList<>();
  private final Map<FleetProcess, Map<String, FleetBroker.Message>> published = new HashMap<>();
  private final List<Told> told = new ArrayList<>();
  private final Set<FleetPlace> evicted = new HashSet<>();
  private final List<String> violations = new ArrayList<>();
  private int last;
  private long lastAt = -1;
  private int lastBefore;

  FleetRules(SimLoop loop, FleetShape shape) {
    this.loop = loop;
    this.shape = shape;
    this.loads = new FleetLoads(loop, shape, this);
    this.heaps = new FleetHeaps(shape, this);
    this.clears = new FleetClears(shape, this);
    this.groups = new FleetGroups(this);
    this.fresh = new FleetFresh(loop, shape, this);
  }

  /** Where a value comes from. */
  private static final class Origin {

    private final FleetPlace place;

    /** Of what is written later it is the older one. */
    private int before;

    /** When the tier was given it, if there is one remote tier. */
    private int executed = Integer.MAX_VALUE;

    /** Who puts it; null for a load. */
    private final FleetProcess putBy;

    private boolean returned;

    Origin(FleetPlace place, int before, FleetProcess putBy) {
      this.place = place;
      this.putBy = putBy;
      this.before = before;
    }
  }

  /** One write of one key, or a clear of all, or the end of a group. */
  private static final class Written {

    private final FleetCall call;

    /** What it is to reach: its own, and that of a version which it takes along. */
    private final List<FleetPlace> places;

    /** Those that told the processes of each. */
    private final Map<FleetPlace, FleetBroker.Message> messages = new HashMap<>(4);

    /** When the tier executed it, or one of its process before it, at the earliest. */
    private final Map<FleetPlace, Integer> executed = new HashMap<>(4);

    /** The stamps of a clear or of the end of a group, by tier and version. */
    private final Map<FleetServer, Map<Integer, Long>> stamps = new HashMap<>(2);

    private int succeeded;
    private long succeededAt;

    /** When one of these failed, so that its process passes by what it did not reach. */
    private int failed;

    Written(FleetCall call, List<FleetPlace> places) {
      this.call = call;
      this.places = places;
    }

    boolean isClear() {
      return call.kind == FleetCall.Kind.CLEAR;
    }

    /** Whether it ends entries by a stamp. */
    boolean isStamped() {
      return call.kind.endsMany();
    }

    /** What tells of it, and of that version. */
    String notice(FleetPlace place) {
      return switch (call.kind) {
        case CLEAR -> FleetBroker.Message.cleared(place.version());
        case INVALIDATE_GROUP -> call.group(place.version()).text();
        default -> place.text();
      };
    }

    @Override
    public String toString() {
      return call + " (succeeded @" + succeeded + " at " + succeededAt + " ms)";
    }
  }

  /**
   * An answer.
   *
   * @param number it must not be older than a write that its process was told of before
   */
  private record Answer(FleetCall call, SimVersion version, int number) {}

  private record Told(FleetProcess process, String key, int number) {}

  /** Whether {@code process} was told of {@code text} since then. */
  boolean toldOf(FleetProcess process, int since, String text) {
    return told.stream()
        .anyMatch(one -> one.process == process && one.number > since && one.key.equals(text));
  }

  /** A tier that all share. */
  void watch(FleetServer server) {
    servers.add(server);
  }

  /** Whether it is the last that is asked. */
  boolean isLast(FleetServer server) {
    return servers.get(servers.size() - 1) == server;
  }

  /** Whether {@code server} is asked after {@code before}. */
  boolean isNext(FleetServer before, FleetServer server) {
    return servers.indexOf(server) == servers.indexOf(before) + 1;
  }

  /** How long {@code tier} keeps an entry, in milliseconds. */
  long ttl(FleetServer tier) {
    return shape.ttls.get(servers.indexOf(tier) + (shape.layout.hasHeap() ? 1 : 0));
  }

  int next() {
    if (loop.now() != lastAt) {
      lastAt = loop.now();
      lastBefore = last;
    }
    return ++last;
  }

  /** What is answered just now was decided in this moment at the earliest. */
  private int justNow() {
    next();
    return lastBefore + 1;
  }

  /** A value is being loaded from now on. */
  SimVersion loads(FleetPlace place, int source) {
    int begun = next();
    origins.put(begun, new Origin(place, begun, null));
    return new SimVersion(place.key(), begun, source);
  }

  /** The value of {@code put}, which begins. */
  SimVersion puts(FleetCall put, int source) {
    origins.put(put.number, new Origin(put.place(), Integer.MAX_VALUE, put.process));
    return new SimVersion(put.node().key(), put.number, source);
  }

  /** {@code call} begins, whatever it is. */
  void makes(FleetCall call) {
    loads.begins(call);
    fresh.begins(call, servers);
  }

  /** A put or an invalidate begins. */
  void begins(FleetCall write) {
    writes.add(new Written(write, reachedBy(write)));
    if (write.kind == FleetCall.Kind.CLEAR) {
      clears.begins(write);
    }
    if (write.kind == FleetCall.Kind.INVALIDATE_GROUP) {
      groups.hears(write.process, write.group(write.process.version));
    }
  }

  private List<FleetPlace> reachedBy(FleetCall write) {
    List<FleetPlace> reached = new ArrayList<>();
    List<Integer> others = shape.takenAlongBy(write.process.version);
    for (int key = 0; key < shape.keys; key++) {
      if (write.ends(key)) {
        reached.add(FleetPlace.of(write.process, key));
        for (int version : others) {
          reached.add(FleetPlace.of(version, key));
        }
      }
    }
    return reached;
  }

  /** A tier executes a put or a removal of {@code process}. */
  void executes(FleetProcess process, FleetPlace place) {
    int now = next();
    for (Written write : writes) {
      boolean runs = write.call.process == process && write.succeeded == 0 && !write.isStamped();
      if (runs && write.places.contains(place)) {
        write.executed.putIfAbsent(place, now);
      }
    }
  }

  /** It has succeeded. */
  void succeeded(FleetCall call) {
    int now = next();
    for (Written write : writes) {
      if (write.call == call) {
        write.succeeded = now;
        write.succeededAt = loop.now();
        write.places.forEach(place -> noteMessage(write, place));
        if (call.kind.puts()) {
          origins.get(call.number).before = now;
        }
        if (write.isStamped()) {
          noteStamps(write);
        }
        judgeTiers(write);
        answers.forEach(answer -> judge(answer, write));
      }
    }
  }

  /** A clear, or the end of a group, has failed. */
  void failed(FleetCall call) {
    int now = next();
    for (Written write : writes) {
      if (write.call == call) {
        write.failed = now;
      }
    }
  }

  /** The last to tell of {@code place}, for no write succeeds before its messages. */
  private void noteMessage(Written write, FleetPlace place) {
    FleetBroker.Message last =
        published.getOrDefault(write.call.process, Map.of()).get(write.notice(place));
    if (last != null) {
      write.messages.put(place, last);
    }
  }

  /** Its sender knows that the server has {@code message}. */
  void published(FleetBroker.Message message) {
    Map<String, FleetBroker.Message> of =
        published.computeIfAbsent(message.sender, sender -> new HashMap<>());
    for (String key : message.keys) { // an acknowledgement may come after that of a later one
      of.merge(key, message, (one, other) -> one.number > other.number ? one : other);
    }
  }

  /** {@code message} has come, and what it does is still to be done. */
  void hears(FleetProcess process, FleetBroker.Message message) {
    int now = next();
    if (message.clears()) {
      clears.hears(process);
    }
    for (String key : message.keys) {
      told.add(new Told(process, key, now));
      FleetGroup group = FleetGroup.of(key);
      if (group != null) {
        groups.hears(process, group);
      }
    }
  }

  void told(FleetProcess process, FleetBroker.Message message) {
    int now = next();
    message.told(process, now);
    if (message.clears()) {
      clears.hears(process);
    }
    for (String key : message.keys) {
      FleetPlace place = FleetPlace.of(key);
      if (place != null) { // not of a load
        heaps.told(process, place.key(), now);
      }
    }
  }

  private void noteStamps(Written end) {
    for (FleetServer server : servers) {
      Map<Integer, Long> stamps = end.stamps.computeIfAbsent(server, any -> new HashMap<>(2));
      for (FleetPlace place : end.places) {
        int version = place.version();
        stamps.put(
            version,
            end.isClear()
                ? clears.stampOf(server, version, end.call.process)
                : groups.stampOf(server, end.call.group(version), end.call.process));
      }
    }
  }

  private void judgeTiers(Written write) {
    for (FleetServer server : servers) {
      for (FleetPlace place : write.places) {
        SimVersion version = server.value(place.text());
        if (version != null
            && isOlder(version, write)
            && isKnownBy(server.bytes(place.text()), server, place, write)) {
          inTier(server, place, version, write);
        }
      }
    }
  }

  /** A tier was given {@code version}, as {@code bytes}. */
  void kept(FleetServer server, FleetPlace place, SimVersion version, byte[] bytes) {
    Origin origin = origins.get(version.begun());
    if (servers.size() == 1) {
      origin.executed = next();
    }
    if (origin.place != place) {
      violated("V", server + " was given " + version + " for " + place);
    }
    returnedIfOlder(server, place, version, bytes);
  }

  private void returnedIfOlder(
      FleetServer server, FleetPlace place, SimVersion version, byte[] bytes) {
    for (Written write : writes) {
      boolean counts =
          (write.succeeded > 0 || evicted.contains(place))
              && isKnownBy(bytes, server, place, write);
      if (write.places.contains(place) && counts && isOlder(version, write)) {
        inTier(server, place, version, write);
      }
    }
  }

  /** A tier was given {@code version}, which has ended, but not to whom whose clock is behind. */
  void keptEnded(FleetServer server, FleetPlace place, SimVersion version, byte[] bytes) {
    if (evicted.contains(place)) {
      returnedIfOlder(server, place, version, bytes);
    }
  }

  /** Whether the entry in {@code bytes} is of one who knows of {@code write}. */
  private boolean isKnownBy(byte[] bytes, FleetServer server, FleetPlace place, Written write) {
    if (!write.isStamped()) {
      return true;
    }
    FleetCall call = write.call;
    int version = place.version();
    long own = write.stamps.getOrDefault(server, Map.of()).getOrDefault(version, Long.MAX_VALUE);
    return write.isClear()
        ? FleetClears.stamp(bytes) >= own && !mayBeOutdone(write, version)
        : FleetGroups.stamp(bytes, call.groupKind) >= own && !mayBeOutdone(write, version);
  }

  private boolean mayBeOutdone(Written end, int version) {
    int put = end.succeeded > 0 ? end.succeeded : Integer.MAX_VALUE;
    return end.isClear()
        ? clears.mayBeOutdone(version, end.call, put)
        : groups.mayBeOutdone(end.call.group(version), end.call, put);
  }

  private void inTier(FleetServer server, FleetPlace place, SimVersion version, Written write) {
    if (evicted.contains(place) || mayBeBroughtUp(write, place, server)) {
      origins.get(version.begun()).returned = true;
    } else {
      violated("F1", server + " has " + version + " for " + place + ", older than " + write);
    }
  }

  /** A tier behind {@code server} may have lost its stamp, and {@code server} is filled from it. */
  private boolean mayBeBroughtUp(Written end, FleetPlace place, FleetServer server) {
    return end.isStamped()
        && servers.stream()
            .skip(servers.indexOf(server) + 1L)
            .anyMatch(behind -> mayHaveLost(behind, end, place));
  }

  private boolean mayHaveLost(FleetServer server, Written end, FleetPlace place) {
    FleetCall call = end.call;
    int version = place.version();
    return end.isClear()
        ? clears.isForgottenBy(server, version, call.number)
        : groups.isForgottenBy(server, call.group(version), call.number);
  }

  void evicted(FleetPlace place) {
    evicted.add(place);
  }

  private boolean isOlder(SimVersion version, Written write) {
    Origin origin = origins.get(version.begun());
    boolean isExecutedBefore =
        origin.putBy != null && origin.executed < write.executed.getOrDefault(origin.place, 0);
    boolean isOwnOfBefore =
        write.isStamped()
            && origin.putBy == write.call.process
            && version.begun() < write.call.number;
    return !origin.returned
        && (origin.before < write.call.number || isExecutedBefore || isOwnOfBefore);
  }

  /** {@code call} answers {@code version} for one of its keys. */
  void answered(FleetCall call, SimNode node, SimVersion version) {
    if (version == null) {
      return;
    }
    Origin origin = origins.get(version.begun());
    if (origin == null || origin.place != FleetPlace.of(call.process, node.key())) {
      violated("V", call + " answered " + version + " for " + node);
      return;
    }
    fresh.answered(call, version);
    Answer answer =
        new Answer(
            call,
            version,
            fresh.isStale(call, version) ? Math.max(justNow(), call.number) : call.number);
    answers.add(answer);
    writes.forEach(write -> judge(answer, write));
  }

  private void judge(Answer answer, Written write) {
    FleetCall call = answer.call;
    SimVersion version = answer.version;
    FleetPlace place = FleetPlace.of(call.process, version.key());
    boolean isOver = write.succeeded > 0 || write.failed > 0;
    if (!isOver || !write.places.contains(place) || !isOlder(version, write)) {
      return;
    }
    if (write.isClear()) {
      judgeClear(answer, write, place);
      return;
    }
    if (write.isStamped()) {
      judgeGroup(answer, write, place);
      return;
    }
    int told = toldAt(write, place, call.process);
    if (told > 0 && told < answer.number) {
      violated("F2", call + " answered " + version + ", though told @" + told + " of " + write);
    }
    // clocks show nanoseconds, and this one does not: what it read in that moment looks newer to it
    boolean isAsItConnects = shape.isDrawn && write.succeededAt == heaps.connectedAt(call.process);
    if (shape.layout.follows()
        && write.succeededAt + shape.lease <= call.coarse
        && !isAsItConnects) {
      violated("F3", call + " answered " + version + ", a lease after " + write);
    }
    if (write.call.kind.isEverywhere() && write.succeeded < call.number && call.ticking) {
      violated("F4", call + " answered " + version + ", after " + write);
    }
  }

  private void judgeClear(Answer answer, Written clear, FleetPlace place) {
    FleetCall call = answer.call;
    boolean isOwn = call.process == clear.call.process;
    if (mayBeOutdone(clear, place.version())) {
      return;
    }
    boolean isForgotten = clears.isForgotten(place.version(), clear.call.number);
    int known = knownAt(clear, place, call.process, isForgotten);
    if (known > 0 && known < call.number) {
      violated(
          "F2", call + " answered " + answer.version + ", though known @" + known + ": " + clear);
    }
    if (isForgotten && !isOwn) {
      return;
    }
    boolean isTried = clear.succeeded > 0 || clear.call.process.isAlive();
    boolean isLater = Math.max(clear.succeeded, clear.failed) < call.number;
    if (call.atRest
        && isLater
        && isTried
        && shape.layout != FleetShape.Layout.UNFOLLOWING_HEAP_REMOTE) {
      violated("F6", call + " answered " + answer.version + " at rest, older than " + clear);
    }
  }

  /** All is at rest: who has cleared the node asks as it reads, and has put back what was lost. */
  void judgeStamps() {
    boolean asks = !shape.layout.hasHeap() && !shape.fleet;
    boolean goesWrong = shape.lostPercent > 0 || shape.failPercent > 0 || shape.latePercent > 0;
    if (!asks || goesWrong) {
      return;
    }
    for (Written clear : writes) {
      FleetProcess process = clear.call.process;
      boolean isKnown = clear.isClear() && clear.succeeded > 0 && process.isAlive();
      if (!isKnown || mayBeOutdone(clear, process.version)) {
        continue;
      }
      for (FleetServer server : servers) {
        if (server.stampOf(process.version) < clears.stampOf(server, process.version, process)) {
          violated("F6", server + " has lost the stamp of " + clear + ", which is not put back");
        }
      }
    }
  }

  private void judgeGroup(Answer answer, Written end, FleetPlace place) {
    FleetCall call = answer.call;
    FleetGroup group = end.call.group(place.version());
    if (mayBeOutdone(end, place.version())) {
      return;
    }
    String answered = call + " answered " + answer.version;
    boolean isForgotten = groups.isForgotten(group, end.call.number);
    int known = knownAt(end, place, call, isForgotten);
    if (known > 0 && known < call.number) {
      violated("F2", answered + ", though known @" + known + ": " + end);
    }
    if (isForgotten) {
      return;
    }
    if (end.succeeded > 0 && mustKnow(call, end.succeededAt)) {
      violated("F3", answered + ", longer than it may after " + end);
    }
    boolean isTried = end.succeeded > 0 || end.call.process.isAlive();
    boolean isLater = Math.max(end.succeeded, end.failed) < call.number;
    if (call.atRest
        && isLater
        && isTried
        && shape.layout != FleetShape.Layout.UNFOLLOWING_HEAP_REMOTE) {
      violated("F7", answered + " at rest, older than " + end);
    }
  }

  /**
   * Whether the process has to have asked the tiers since {@code time} for what {@code call} got.
   */
  private boolean mustKnow(FleetCall call, long time) {
    return shape.layout.follows()
        ? time + Math.max(shape.lease, ASKED_AGAIN) <= call.coarse
            && time != heaps.connectedAt(call.process)
        : !shape.layout.hasHeap() && time + ASKED_AGAIN <= call.coarse && !call.joins;
  }

  /** A stamp that is lost is known to who put it or had asked for it, while it matters to them. */
  private int knownAt(Written end, FleetPlace place, FleetCall call, boolean isForgotten) {
    FleetProcess process = call.process;
    if (process == end.call.process && !isForgotten) {
      return Math.max(end.succeeded, end.failed);
    }
    if (end.succeeded == 0) {
      return 0;
    }
    FleetGroups.Known asked =
        process == end.call.process
            ? new FleetGroups.Known(end.succeeded, end.call.begunAt)
            : groups.knownBy(process, end.call.group(place.version()), stamps(end, place));
    if (isForgotten) {
      long since = call.begunAt + FleetProcess.TICK - asked.at();
      return since < shape.leastTtl() ? asked.number() : 0;
    }
    FleetBroker.Message message = end.messages.get(place);
    int told = shape.layout.follows() && message != null ? message.toldAt(process) : 0;
    return told == 0 || asked.number() == 0
        ? Math.max(told, asked.number())
        : Math.min(told, asked.number());
  }

  /** The stamps that {@code end} has put for that version, by tier. */
  private static Map<FleetServer, Long> stamps(Written end, FleetPlace place) {
    Map<FleetServer, Long> stamps = new HashMap<>();
    end.stamps.forEach((server, all) -> stamps.put(server, all.get(place.version())));
    return stamps;
  }

  /** Who knows of a clear never goes back, whatever becomes of its stamp. */
  private int knownAt(Written clear, FleetPlace place, FleetProcess process, boolean isForgotten) {
    if (clear.call.process == process) {
      boolean isPassedBy = clear.failed > 0 && servers.size() == 1;
      return isPassedBy ? clear.failed : clear.succeeded;
    }
    if (clear.succeeded == 0) {
      return 0;
    }
    int asked = clears.knownBy(process, place.version(), stamps(clear, place));
    if (isForgotten) {
      return asked;
    }
    FleetBroker.Message message = clear.messages.get(place);
    boolean listens = shape.layout.follows() || shape.fleet;
    int told = listens && message != null ? message.toldAt(process) : 0;
    return told == 0 || asked == 0 ? Math.max(told, asked) : Math.min(told, asked);
  }

  private int toldAt(Written write, FleetPlace place, FleetProcess process) {
    if (write.call.process == process) {
      return write.succeeded;
    }
    FleetBroker.Message message = write.messages.get(place);
    return shape.layout.follows() && message != null ? message.toldAt(process) : 0;
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
}
