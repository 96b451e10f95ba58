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
 * before the write began, for else the two may have been executed in either order.
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

  final FleetLoads loads;
  final FleetHeaps heaps;
  private final SimLoop loop;
  private final FleetShape shape;
  private final Map<Integer, Origin> origins = new HashMap<>();
  private final List<Written> writes = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<FleetServer> servers = new ArrayList<>();
  private final Map<FleetProcess, Map<String, FleetBroker.Message>> published = new HashMap<>();
  private final List<Told> told = new ArrayList<>();
  private final Set<Integer> evicted = new HashSet<>();
  private final List<String> violations = new ArrayList<>();
  private int last;

  FleetRules(SimLoop loop, FleetShape shape) {
    this.loop = loop;
    this.shape = shape;
    this.loads = new FleetLoads(loop, shape, this);
    this.heaps = new FleetHeaps(shape, this);
  }

  /** Where a value comes from. */
  private static final class Origin {

    private final int key;

    /** Of what is written later it is the older one. */
    private int before;

    private boolean returned;

    Origin(int key, int before) {
      this.key = key;
      this.before = before;
    }
  }

  /** One write of one key. */
  private static final class Written {

    private final FleetCall call;
    private final int key;
    private int succeeded;
    private long succeededAt;
    private FleetBroker.Message message;

    Written(FleetCall call) {
      this.call = call;
      this.key = call.node().key();
    }

    @Override
    public String toString() {
      return call + " (succeeded @" + succeeded + " at " + succeededAt + " ms)";
    }
  }

  private record Answer(FleetCall call, SimVersion version) {}

  private record Told(FleetProcess process, String key, int number) {}

  /** Whether {@code process} was told of {@code key}, with {@code sign} before it, since then. */
  boolean toldOf(FleetProcess process, int since, String sign, int key) {
    String text = sign + Simulation.remoteKey(key);
    return told.stream()
        .anyMatch(one -> one.process == process && one.number > since && one.key.equals(text));
  }

  /** A tier that all share. */
  void watch(FleetServer server) {
    servers.add(server);
  }

  int next() {
    return ++last;
  }

  /** A value is being loaded from now on. */
  SimVersion loads(int key, int source) {
    int begun = next();
    origins.put(begun, new Origin(key, begun));
    return new SimVersion(key, begun, source);
  }

  /** The value of {@code put}, which begins. */
  SimVersion puts(FleetCall put, int source) {
    origins.put(put.number, new Origin(put.node().key(), Integer.MAX_VALUE));
    return new SimVersion(put.node().key(), put.number, source);
  }

  /** A put or an invalidate begins. */
  void begins(FleetCall write) {
    writes.add(new Written(write));
  }

  /** It has succeeded. */
  void succeeded(FleetCall call) {
    int now = next();
    for (Written write : writes) {
      if (write.call == call) {
        write.succeeded = now;
        write.succeededAt = loop.now();
        write.message = lastMessage(write);
        if (call.kind.puts()) {
          origins.get(call.number).before = now;
        }
        judgeTiers(write);
        answers.forEach(answer -> judge(answer, write));
      }
    }
  }

  /** That which told of {@code write}, for it does not succeed before its message. */
  private FleetBroker.Message lastMessage(Written write) {
    return published
        .getOrDefault(write.call.process, Map.of())
        .get(Simulation.remoteKey(write.key));
  }

  /** Its sender knows that the server has {@code message}. */
  void published(FleetBroker.Message message) {
    Map<String, FleetBroker.Message> of =
        published.computeIfAbsent(message.sender, sender -> new HashMap<>());
    for (String key : message.keys) { // an acknowledgement may come after that of a later one
      of.merge(key, message, (one, other) -> one.number > other.number ? one : other);
    }
  }

  void told(FleetProcess process, FleetBroker.Message message) {
    int now = next();
    message.told(process, now);
    for (String key : message.keys) {
      told.add(new Told(process, key, now));
      if (Simulation.isRemoteKey(key)) { // not of a load
        heaps.told(process, Simulation.keyOf(key), now);
      }
    }
  }

  private void judgeTiers(Written write) {
    for (FleetServer server : servers) {
      SimVersion version = server.value(Simulation.remoteKey(write.key));
      if (version != null && isOlder(version, write)) {
        inTier(server.name, version, write);
      }
    }
  }

  /** A tier was given {@code version}. */
  void kept(String server, SimVersion version) {
    for (Written write : writes) {
      boolean counts = write.succeeded > 0 || evicted.contains(write.key);
      if (write.key == version.key() && counts && isOlder(version, write)) {
        inTier(server, version, write);
      }
    }
  }

  private void inTier(String server, SimVersion version, Written write) {
    if (evicted.contains(write.key)) {
      origins.get(version.begun()).returned = true;
    } else {
      violated("F1", server + " has " + version + ", which is older than " + write);
    }
  }

  void evicted(int key) {
    evicted.add(key);
  }

  private boolean isOlder(SimVersion version, Written write) {
    Origin origin = origins.get(version.begun());
    return !origin.returned && origin.before < write.call.number;
  }

  /** {@code call} answers {@code version} for one of its keys. */
  void answered(FleetCall call, SimNode node, SimVersion version) {
    if (version == null) {
      return;
    }
    Origin origin = origins.get(version.begun());
    if (origin == null || origin.key != node.key() || version.key() != node.key()) {
      violated("V", call + " answered " + version + " for " + node);
      return;
    }
    Answer answer = new Answer(call, version);
    answers.add(answer);
    writes.forEach(write -> judge(answer, write));
  }

  private void judge(Answer answer, Written write) {
    FleetCall call = answer.call;
    SimVersion version = answer.version;
    if (write.succeeded == 0 || write.key != version.key() || !isOlder(version, write)) {
      return;
    }
    int told = toldAt(write, call.process);
    if (told > 0 && told < call.number) {
      violated("F2", call + " answered " + version + ", though told @" + told + " of " + write);
    }
    if (shape.layout.follows() && write.succeededAt + shape.lease <= call.coarse) {
      violated("F3", call + " answered " + version + ", a lease after " + write);
    }
    if (write.call.kind.isEverywhere() && write.succeeded < call.number && call.ticking) {
      violated("F4", call + " answered " + version + ", after " + write);
    }
  }

  private int toldAt(Written write, FleetProcess process) {
    if (write.call.process == process) {
      return write.succeeded;
    }
    return shape.layout.follows() && write.message != null ? write.message.toldAt(process) : 0;
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
