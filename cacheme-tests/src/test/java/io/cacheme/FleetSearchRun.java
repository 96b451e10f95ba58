package io.cacheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * One order of the steps of a {@link FleetSearchProgram}, as far as it has come: the real engine in
 * each of two processes, and one key.
 */
final class FleetSearchRun {

  private static final SimNode NODE = new SimNode(0);
  private static final int MOST_STEPS = 20_000;
  private static final int MOST_ACTS = 8;

  private final FleetSearchLoop loop;
  private final FleetShape shape;
  private final FleetWorld world;
  private final List<FleetServer> servers = new ArrayList<>();
  private final List<FleetMember> members = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<FleetCall> calls = new ArrayList<>();
  private final Map<Integer, Integer> sources = new HashMap<>();

  /** Which writes have begun, and which of those that hold everywhere have ended: bits. */
  private long begun;

  private long everywhere;

  FleetSearchRun(FleetSearchProgram program, FleetSimulation.Weaker weaker, boolean traced) {
    loop = new FleetSearchLoop(!program.given.fleet(), traced); // leases tell who may load
    shape = new FleetShape(loop, FleetShape.Focus.CALM, program.given);
    world = new FleetSearchWorld(loop, shape, weaker);
    for (int i = 0; i <= Math.max(shape.layout.bus(), shape.layout.remotes() - 1); i++) {
      servers.add(new FleetServer("remote" + i, loop, world.rules));
    }
    servers.stream().limit(shape.layout.remotes()).forEach(world.rules::watch);
    if (shape.fleet) {
      world.rules.loads.leasesIn(servers.get(shape.layout.remotes() - 1));
    }
    FleetBroker broker = new FleetBroker();
    List<FleetProcess> processes =
        List.of(
            new FleetProcess(loop, 0, shape.versions.get(0)),
            new FleetProcess(loop, 1, shape.versions.get(1)));
    loop.over(processes, servers, broker);
    for (FleetProcess process : processes) {
      members.add(
          new FleetMember(
              world,
              process,
              servers,
              broker,
              Loads.by((SimNode node) -> load(process)),
              node -> reload(process),
              FleetSimulation.fences(weaker)));
    }
    begin(program);
  }

  /** Until all listen and are sure of it, and heaps that are to be warm are. */
  private void begin(FleetSearchProgram program) {
    loop.passPromptly(shape.lease / 2); // a sign of life comes every third
    if (program.warm) {
      askAgain();
    }
    program.deaf.forEach(number -> members.get(number).bus.cut());
    for (String part : program.parts) {
      parts.add(new Part(part));
    }
    if (loop.isTraced()) {
      loop.log(program + " begins: " + String.join("; ", program.parts));
    }
  }

  private CompletionStage<SimVersion> load(FleetProcess process) {
    FleetLoads.Load load = world.rules.loads.begins(process, NODE.key());
    return loaded(process, () -> load.ended(true, loop.now()));
  }

  private CompletionStage<SimVersion> reload(FleetProcess process) {
    return loaded(process, () -> {});
  }

  private CompletionStage<SimVersion> loaded(FleetProcess process, Runnable end) {
    loop.sees(begun);
    SimVersion version =
        world.rules.loads(FleetPlace.of(process, NODE.key()), sources.getOrDefault(NODE.key(), 0));
    process.log(() -> "loads " + version);
    CompletableFuture<SimVersion> future = new CompletableFuture<>();
    process.at(
        1,
        () -> {
          end.run();
          future.complete(version);
        });
    return future;
  }

  private FleetCall call(FleetCall.Kind kind, FleetMember member, int bit) {
    FleetCall call = new FleetCall(kind, member.process, List.of(NODE));
    loop.sees(FleetSearchLoop.mix(everywhere, world.rules.loads.givenUp()));
    if (kind.ordinal() >= FleetCall.Kind.INVALIDATE.ordinal()) {
      begun |= 1L << bit;
    }
    calls.add(call);
    member.make(
        call,
        world,
        sources,
        () -> {
          loop.sees(begun); // a put is older than what is written from now on
          everywhere |= kind.isEverywhere() ? 1L << bit : 0;
        });
    return call;
  }

  /**
   * What is done: a call, something that befalls a process, or time that passes.
   *
   * @param member null for time
   */
  private record Act(FleetMember member, String what) {}

  /** What is done one after the other. */
  private final class Part {

    private final int number = parts.size();
    private final List<Act> acts = new ArrayList<>();
    private int next;
    private FleetCall last;

    /** One that reads as {@code "p0 get, wait 400, p0 put"}. */
    Part(String text) {
      for (String act : text.split(", ")) {
        String[] words = act.split(" ", 2);
        boolean isTime = words[0].equals("wait");
        acts.add(new Act(isTime ? null : members.get(words[0].charAt(1) - '0'), words[1]));
      }
    }

    private boolean isPossible() {
      if (next == acts.size() || (last != null && last.isUnderWay())) {
        return false;
      }
      Act act = acts.get(next);
      return act.member == null
          || (act.member.process.isAlive()
              && (!act.member.process.isStanding() || act.what.equals("go on")));
    }

    private FleetSearchLoop.Step step() {
      FleetMember member = acts.get(next).member;
      Object place = member == null ? null : member.process;
      return new FleetSearchLoop.Step(
          FleetSearchLoop.mix(number, next), place, null, false, this::act);
    }

    private void act() {
      Act act = acts.get(next++);
      if (act.member == null) {
        loop.pass(Long.parseLong(act.what));
        return;
      }
      switch (act.what) {
        case "cut" -> act.member.bus.cut();
        case "restore" -> act.member.bus.restore();
        case "stop" -> act.member.process.stop();
        case "go on" -> act.member.process.goOn();
        case "kill" -> act.member.process.kill();
        default -> {
          String kind = act.what.toUpperCase(Locale.ROOT).replace(' ', '_');
          last = call(FleetCall.Kind.valueOf(kind), act.member, number * MOST_ACTS + next);
        }
      }
    }
  }

  /** What may come next, in an order that is the same each time. */
  List<FleetSearchLoop.Step> possible() {
    List<FleetSearchLoop.Step> possible = new ArrayList<>();
    parts.stream().filter(Part::isPossible).map(Part::step).forEach(possible::add);
    possible.addAll(loop.possible());
    return possible;
  }

  /** Of what may come next, one does. */
  void goOn(int choice) {
    loop.happens(possible().get(choice));
  }

  /** A number for all that decides how this may go on, and what the rules will say of that. */
  long fingerprint() {
    long all = FleetSearchLoop.mix(loop.fingerprint(), world.rules.loads.givenUp());
    for (Part part : parts) {
      all = FleetSearchLoop.mix(all, part.next);
    }
    return all;
  }

  /** What came of it: each process's counters, and which version of the source servers have. */
  List<Object> outcome() {
    List<Object> outcome = new ArrayList<>();
    members.forEach(member -> outcome.add(member.cache.stats()));
    for (FleetServer server : servers) {
      SimVersion version = server.value(Simulation.remoteKey(NODE.key()));
      outcome.add(version == null ? -1 : version.source());
    }
    return outcome;
  }

  /** All is healed, and every process asks again, twice; then they are closed. */
  void end() {
    world.heal();
    for (FleetMember member : members) {
      member.process.goOn();
      member.bus.restore();
    }
    settle();
    askAgain();
    loop.passPromptly(2 * shape.lease);
    askAgain();
    alive().forEach(member -> member.cacheme.close());
    if (!comesToAnEnd(() -> false)) {
      world.rules.violated("L", "timers are left when all are closed");
    }
  }

  private void askAgain() {
    for (FleetMember member : alive()) {
      call(FleetCall.Kind.GET, member, 0);
    }
    settle();
  }

  private List<FleetMember> alive() {
    return members.stream().filter(member -> member.process.isAlive()).toList();
  }

  private void settle() {
    comesToAnEnd(this::isIdle);
    for (FleetCall call : calls) {
      if (call.isUnderWay()) {
        world.rules.violated("L", call + " never ended");
      }
    }
    if (!isIdle()) {
      world.rules.violated("L", "something goes on for ever");
    }
  }

  private boolean isIdle() {
    return calls.stream().noneMatch(FleetCall::isUnderWay)
        && alive().stream().allMatch(member -> member.cacheme.isIdle());
  }

  /** Whether it does, by itself or when it is {@code over}, with all prompt. */
  private boolean comesToAnEnd(BooleanSupplier over) {
    for (int i = 0; i < MOST_STEPS; i++) {
      if (!possible().isEmpty()) {
        goOn(0);
      } else if (over.getAsBoolean() || !loop.tick()) {
        return true;
      }
    }
    return false;
  }

  List<String> violations() {
    return world.rules.violations();
  }

  List<String> trace() {
    return loop.trace();
  }
}
