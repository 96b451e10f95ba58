package io.cacheme;

import io.cacheme.internal.key.FencePolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One random schedule of several processes: the real engine in each, over storages that they share
 * and a bus, all on one loop. The seed decides everything.
 */
final class FleetSimulation {

  /** What is left out of the world or the protocol, to be found out. */
  enum Weaker {
    NOTHING,
    END_FENCE,
    JUDGED_WHEN_SENT,
    LEASES_STAND
  }

  private static final int PAUSE = 20;

  /** What is not known is asked for once a second. */
  private static final int ASKED_AGAIN = 1_200;

  /** As long as a clear is tried again, and a storage passed by, when it answers again. */
  private static final int RETRIES = 25_000;

  private static final FencePolicy NO_END_FENCE = new FencePolicy(true, false, true, true);

  private final SimLoop loop;
  private final FleetShape shape;
  private final FleetWorld world;
  private final List<FleetServer> servers = new ArrayList<>();
  private final List<FleetProcess> processes = new ArrayList<>();

  /** The engine in each process, from when that has started. */
  private final Map<FleetProcess, FleetMember> members = new LinkedHashMap<>();

  private final FleetBroker broker = new FleetBroker();
  private final Weaker weaker;
  private final List<FleetCall> calls = new ArrayList<>();
  private final Map<Integer, Integer> sources = new HashMap<>();
  private boolean healed;
  private long nextLook;
  private boolean resting;

  private FleetSimulation(long seed, FleetShape.Focus focus, Weaker weaker, boolean traced) {
    this.weaker = weaker;
    loop = SimLoop.of(seed, traced);
    shape = new FleetShape(loop, focus);
    world = new FleetWorld(loop, shape, weaker);
    for (int i = 0; i <= Math.max(shape.layout.bus(), shape.layout.remotes() - 1); i++) {
      servers.add(new FleetServer("remote" + i, loop, world.rules));
    }
    servers.stream().limit(shape.layout.remotes()).forEach(world.rules::watch);
    if (shape.fleet) {
      world.rules.loads.leasesIn(servers.get(shape.layout.remotes() - 1));
    }
    for (int i = 0; i < shape.processes; i++) {
      FleetProcess process = new FleetProcess(loop, i, shape.versions.get(i));
      processes.add(process);
      if (i < shape.processes - shape.late) {
        start(process);
      }
    }
  }

  private void start(FleetProcess process) {
    members.put(
        process,
        new FleetMember(
            world,
            process,
            servers,
            broker,
            loads(process),
            node -> reload(process, node),
            fences(weaker)));
  }

  static FencePolicy fences(Weaker weaker) {
    return weaker == Weaker.END_FENCE ? NO_END_FENCE : FencePolicy.FULL;
  }

  /** Runs a schedule; a {@code focus} draws others from the same seed. */
  static Simulation.Result run(long seed, FleetShape.Focus focus, Weaker weaker, boolean traced) {
    FleetSimulation simulation = new FleetSimulation(seed, focus, weaker, traced);
    if (traced) {
      simulation.loop.log("seed " + seed + ": " + simulation.shape);
    }
    simulation.run();
    return new Simulation.Result(simulation.world.rules.violations(), simulation.loop.trace());
  }

  /** The same for a {@link SimMutant}, whose classes are others than its caller's. */
  static List<String> violations(long seed, String focus) {
    return run(seed, FleetShape.Focus.valueOf(focus), Weaker.NOTHING, false).violations();
  }

  private Loads<SimNode, SimVersion> loads(FleetProcess process) {
    Reloader<SimNode, SimVersion> asks = (node, known) -> load(process, node, known);
    Loader<SimNode, SimVersion> alone = node -> load(process, node, Known.none());
    Loads<SimNode, SimVersion> loads = Loads.by(shape.reloads ? asks : alone);
    return shape.bulk ? loads.bulk(nodes -> loadAll(process, nodes)) : loads;
  }

  /** A source that is asked whether it has changed may say so whatever was written. */
  private CompletionStage<SimVersion> load(
      FleetProcess process, SimNode node, Known<SimVersion> known) {
    if (shape.verifies() && isVerification()) {
      SimVersion compared = version(process, node);
      world.rules.fresh.verifies(compared);
      return loaded(process, compared, well -> {});
    }
    FleetLoads.Load load = world.rules.loads.begins(process, node.key());
    boolean isSame = known.isPresent() && loop.chance(50);
    SimVersion version = isSame ? known.notModified() : version(process, node);
    return loaded(
        process,
        version,
        well -> {
          load.ended(well, loop.now());
          world.rules.fresh.loaded(version);
        });
  }

  /** Whether the engine loads it to compare, and for nobody. */
  private static boolean isVerification() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    frame -> frame.getClassName().endsWith(".internal.read.Verification$Load")));
  }

  private CompletionStage<SimVersion> reload(FleetProcess process, SimNode node) {
    SimVersion version = version(process, node);
    return loaded(process, version, well -> world.rules.fresh.loaded(version));
  }

  private CompletionStage<Map<SimNode, SimVersion>> loadAll(
      FleetProcess process, Collection<SimNode> nodes) {
    Map<SimNode, SimVersion> found = new HashMap<>();
    List<FleetLoads.Load> loads = new ArrayList<>();
    for (SimNode node : nodes) {
      loads.add(world.rules.loads.begins(process, node.key()));
      found.put(node, version(process, node));
    }
    return loaded(
        process,
        found,
        well -> {
          loads.forEach(load -> load.ended(well, loop.now()));
          found.values().forEach(world.rules.fresh::loaded);
        });
  }

  private SimVersion version(FleetProcess process, SimNode node) {
    return world.rules.loads(
        FleetPlace.of(process, node.key()), sources.getOrDefault(node.key(), 0));
  }

  private <T> CompletionStage<T> loaded(FleetProcess process, T result, Consumer<Boolean> ended) {
    CompletableFuture<T> future = new CompletableFuture<>();
    int takes = shape.load(loop);
    boolean fails = !healed && loop.chance(shape.failedLoadPercent);
    process.log(() -> "loads " + result + " in " + takes + (fails ? ", and fails" : ""));
    process.in(
        takes,
        () -> {
          ended.accept(!fails);
          if (fails) {
            future.completeExceptionally(new IllegalStateException("a failing load"));
          } else {
            future.complete(result);
          }
        });
    return future;
  }

  private void run() {
    planCalls();
    planTroubles();
    settle("the calls");
    askAgain();
    pass(2 * shape.lease); // heaps that go on serving have to be sure
    askAgain();
    rest();
    alive().forEach(member -> member.cacheme.close());
    if (!loop.drain()) {
      world.rules.violated("L", "timers are left when all are closed");
    }
  }

  private void planCalls() {
    for (int i = 0; i < shape.calls; i++) {
      FleetProcess process = any();
      FleetCall.Kind kind = shape.kind(loop);
      FleetCall call = new FleetCall(kind, process, nodes(), groupKind(kind));
      if (i > 0 && loop.chance(shape.followPercent)) {
        calls.get(loop.upTo(i - 1)).followers.add(call);
      } else {
        process.at(loop.upTo((int) shape.window), () -> make(call));
      }
      calls.add(call);
    }
  }

  private List<SimNode> nodes() {
    List<SimNode> nodes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      SimNode node = new SimNode(key());
      if (!nodes.contains(node)) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  private int key() {
    return loop.upTo(shape.keys - 1);
  }

  private int groupKind(FleetCall.Kind kind) {
    return kind == FleetCall.Kind.INVALIDATE_GROUP ? loop.upTo(shape.groups - 1) : 0;
  }

  private FleetProcess any() {
    return processes.get(loop.upTo(processes.size() - 1));
  }

  private void planTroubles() {
    int most = (int) (2 * shape.window);
    plan(shape.cuts, most, member -> member.bus.cut(), member -> member.bus.restore());
    plan(shape.pauses, most, member -> member.process.stop(), member -> member.process.goOn());
    for (FleetProcess process : processes.subList(members.size(), processes.size())) {
      loop.at(loop.upTo(most), () -> startLate(process));
    }
    for (int i = 0; i < shape.kills; i++) {
      FleetProcess process = any();
      loop.at(loop.upTo(most), process::kill);
    }
    for (int i = 0; i < shape.evictions; i++) {
      FleetServer server = servers.get(loop.upTo(shape.layout.remotes() - 1));
      loop.at(loop.upTo(most), () -> server.evict(FleetPlace.of(any(), key())));
    }
    for (int i = 0; i < shape.stampEvictions; i++) {
      FleetServer server = servers.get(loop.upTo(shape.layout.remotes() - 1));
      loop.at(loop.upTo(most), () -> server.evictStamp(any().version));
    }
    for (int i = 0; i < shape.groupEvictions; i++) {
      FleetServer server = servers.get(loop.upTo(shape.layout.remotes() - 1));
      int kind = loop.upTo(shape.groups - 1);
      loop.at(loop.upTo(most), () -> server.evictStamp(FleetGroup.of(any().version, kind, key())));
    }
    // later than any trouble begins: of what is due in one millisecond any may come first
    loop.at(most + 1 + shape.trouble(loop), this::heal);
  }

  private void plan(int count, int most, Consumer<FleetMember> begins, Consumer<FleetMember> ends) {
    for (int i = 0; i < count; i++) {
      FleetProcess process = any();
      int at = loop.upTo(most);
      loop.at(at, () -> befalls(process, begins));
      loop.at(at + shape.trouble(loop), () -> befalls(process, ends));
    }
  }

  private void befalls(FleetProcess process, Consumer<FleetMember> what) {
    FleetMember member = members.get(process);
    if (member != null) {
      what.accept(member);
    }
  }

  /** Knows nothing of what has happened so far. */
  private void startLate(FleetProcess process) {
    if (!process.isAlive()) {
      return;
    }
    process.log(() -> "starts");
    start(process);
    calls.stream().filter(call -> call.waits && call.process == process).forEach(this::make);
  }

  private void heal() {
    if (loop.isTraced()) {
      loop.log("all is healed");
    }
    healed = true;
    world.heal();
    for (FleetMember member : members.values()) {
      member.process.goOn();
      member.bus.restore();
    }
  }

  private void make(FleetCall call) {
    FleetMember member = members.get(call.process);
    if (member == null) {
      call.waits = true;
      return;
    }
    member.make(call, world, sources, () -> call.followers.forEach(this::follow));
  }

  private void follow(FleetCall call) {
    call.process.in(loop.chance(50) ? 0 : loop.upTo(5), () -> make(call));
  }

  /** What was ended all know in the end: an end that failed is tried again until it is made. */
  private void rest() {
    List<FleetCall> ends =
        calls.stream().filter(call -> call.kind.endsMany() && call.number > 0).toList();
    if (ends.isEmpty()) {
      return;
    }
    pass(ends.stream().anyMatch(call -> call.failed) ? RETRIES : ASKED_AGAIN);
    askAgain();
    pass(ASKED_AGAIN);
    resting = true;
    askAgain();
    world.rules.judgeStamps();
    if (!alive().isEmpty() && loop.chance(50)) {
      resting = false;
      lastEnd(alive().get(loop.upTo(alive().size() - 1)));
    }
  }

  /** All others learn of it, though nobody writes what they could meet. */
  private void lastEnd(FleetMember member) {
    FleetCall.Kind kind =
        shape.groups > 0 && loop.chance(70)
            ? FleetCall.Kind.INVALIDATE_GROUP
            : FleetCall.Kind.CLEAR;
    List<SimNode> nodes = List.of(new SimNode(shape.groups > 0 ? key() : 0));
    FleetCall end = new FleetCall(kind, member.process, nodes, groupKind(kind));
    calls.add(end);
    if (shape.lostPercent > 0 || shape.failPercent > 0 || shape.latePercent > 0) {
      pass(RETRIES); // what failed before is passed by for a while
    }
    make(end);
    settle("the last end");
    if (end.failed) {
      world.rules.violated("L", end + " failed when all was healed");
    }
    List<FleetMember> others = alive().stream().filter(other -> other != member).toList();
    for (int i = 0; i < 2; i++) { // within a second nobody asks again
      ask(others);
      pass(ASKED_AGAIN);
    }
    resting = true;
    ask(others);
  }

  private void pass(long millis) {
    long end = loop.now() + millis;
    loop.at(millis, () -> {});
    loop.run(() -> loop.now() >= end);
  }

  /** Every process asks for every key, when nothing is under way. */
  private void askAgain() {
    ask(alive());
  }

  private void ask(List<FleetMember> all) {
    for (FleetMember member : all) {
      for (int key = 0; key < shape.keys; key++) {
        FleetCall call =
            new FleetCall(FleetCall.Kind.GET, member.process, List.of(new SimNode(key)));
        call.atRest = resting;
        calls.add(call);
        make(call);
      }
    }
    settle("the last gets");
  }

  private List<FleetMember> alive() {
    return members.values().stream().filter(member -> member.process.isAlive()).toList();
  }

  private void settle(String what) {
    boolean over = loop.run(() -> healed && isIdle());
    nextLook = 0;
    if (!over && !(healed && isIdle())) {
      for (FleetCall call : calls) {
        if (call.isUnderWay()) {
          world.rules.violated("L", call + " never ended");
        }
      }
      world.rules.violated("L", "something goes on for ever after " + what);
    }
  }

  /** Looks now and then only, for it looks at all. */
  private boolean isIdle() {
    if (loop.now() < nextLook) {
      return false;
    }
    nextLook = loop.now() + PAUSE;
    return calls.stream().noneMatch(FleetCall::isUnderWay)
        && alive().stream().allMatch(member -> member.cacheme.isIdle());
  }
}
