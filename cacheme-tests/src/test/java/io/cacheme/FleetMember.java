package io.cacheme;

import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.ValueType;
import io.cacheme.internal.key.FencePolicy;
import io.cacheme.testkit.InMemoryLocalStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The real engine in one process of a fleet. */
final class FleetMember {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofMillis(300);
  private static final Duration AT_ONCE = Duration.ofNanos(1);

  final FleetProcess process;
  final FleetBus bus;
  final Cacheme cacheme;
  final NodeCache<SimNode, SimVersion> cache;
  private final Loader<SimNode, SimVersion> reload;

  /**
   * One of them.
   *
   * @param reload loads for a refresh
   * @param servers the remote tiers, first asked first, and one more where that is only the bus
   */
  FleetMember(
      FleetWorld world,
      FleetProcess process,
      List<FleetServer> servers,
      FleetBroker broker,
      Loads<SimNode, SimVersion> loads,
      Loader<SimNode, SimVersion> reload,
      FencePolicy fences) {
    FleetShape shape = world.shape;
    this.process = process;
    this.reload = reload;
    this.bus = new FleetBus(world, process, broker);
    Cacheme.Builder builder =
        Cacheme.builder()
            .timeSource(process)
            .scheduler(process)
            .loadExecutor(process)
            .random(world.random(process))
            .fences(fences)
            .followLease(Duration.ofMillis(shape.lease))
            .tombstoneTtl(Duration.ofMillis(shape.hold))
            .loadTimeout(Duration.ofMillis(shape.loadTimeout()))
            .readSilence(SILENCE)
            .bulkReadSilence(SILENCE)
            .readTimeout(TIMEOUT)
            .writeTimeout(TIMEOUT)
            .invalidateTimeout(TIMEOUT)
            .closeTimeout(AT_ONCE)
            .storage("heap", new InMemoryLocalStorage());
    for (int i = 0; i < servers.size(); i++) {
      FleetBus own = i == shape.layout.bus() ? bus : null;
      builder.storage(servers.get(i).name, new FleetStorage(world, process, servers.get(i), own));
    }
    if (shape.layout == FleetShape.Layout.HEAP_REMOTE_AND_BUS) {
      builder.bus(servers.get(shape.layout.bus()).name);
    }
    if (shape.laterCompletion) {
      builder.completionExecutor(process);
    } else {
      builder.completeOnStorageThreads();
    }
    cacheme = builder.build();
    cache = cacheme.bind(spec(shape, process.version, servers), loads);
  }

  private static NodeSpec<SimNode, SimVersion> spec(
      FleetShape shape, int version, List<FleetServer> servers) {
    NodeSpec.Builder<SimNode, SimVersion> spec =
        NodeSpec.builder(1, SimNode.class, "SimNode")
            .version(FleetPlace.name(version))
            .alsoInvalidate(
                shape.takenAlongBy(version).stream().map(FleetPlace::name).toArray(String[]::new))
            .key(
                "sim:{key}",
                KeyLayout.literal("sim:").thenNumber(),
                (node, key) -> key.literal("sim:").number(node.key()))
            .value(ValueType.withoutCodec("SimVersion"))
            .serializer(new SimSerializer());
    for (int i = 0; i < shape.groups; i++) {
      int kind = i;
      spec.group(
          FleetGroup.name(kind), (node, key) -> key.number(FleetGroup.number(kind, node.key())));
    }
    List<String> tiers = new ArrayList<>();
    if (shape.layout.hasHeap()) {
      tiers.add("heap");
    }
    servers.stream().limit(shape.layout.remotes()).forEach(server -> tiers.add(server.name));
    for (int i = 0; i < tiers.size(); i++) {
      long ttl = shape.ttls.get(i);
      spec.tier(
          tiers.get(i),
          ttl == FleetShape.NEVER ? null : Duration.ofMillis(ttl),
          shape.layout.follows());
    }
    if (shape.fresh != null) {
      spec.fresh(shape.fresh);
    }
    LoadSpec loads = LoadSpec.UNBOUNDED;
    if (shape.errorTtl > 0) {
      loads = loads.errorTtl(Duration.ofMillis(shape.errorTtl));
    }
    if (shape.softTimeout > 0) {
      loads = loads.softTimeout(Duration.ofMillis(shape.softTimeout));
    }
    spec.loads(loads);
    return shape.fleet ? spec.fleetSingleflight().build() : spec.build();
  }

  /** Makes {@code call}, whose answers the rules are told. */
  void make(FleetCall call, FleetWorld world, Map<Integer, Integer> sources, Runnable ended) {
    FleetRules rules = world.rules;
    call.begins(rules.next(), world.loop.now());
    rules.makes(call);
    if (world.shape.groups > 0 && call.kind.reads()) {
      rules.groups.reads(call);
    }
    process.log(() -> "calls " + call);
    rules.heaps.makes(call);
    ask(call, rules, sources, ended);
    rules.heaps.made();
  }

  private void ask(
      FleetCall call, FleetRules rules, Map<Integer, Integer> sources, Runnable ended) {
    switch (call.kind) {
      case GET -> reads(call, rules, cache.get(call.node()), ended);
      case GET_IF_PRESENT -> reads(call, rules, cache.getIfPresent(call.node()), ended);
      case REFRESH -> reads(call, rules, cache.refresh(call.node(), reload), ended);
      case GET_ALL ->
          cache
              .getAll(call.nodes)
              .whenComplete(
                  (values, failure) -> {
                    if (values != null) {
                      values.forEach((node, value) -> rules.answered(call, node, value));
                    }
                    end(call, rules, values, failure, ended);
                  });
      case CLEAR -> {
        for (int key = 0; key < FleetShape.MOST_KEYS; key++) {
          sources.merge(key, 1, Integer::sum);
        }
        writes(call, rules, 0, ended);
      }
      case INVALIDATE_GROUP -> {
        call.group(process.version).keys().forEach(key -> sources.merge(key, 1, Integer::sum));
        writes(call, rules, 0, ended);
      }
      default -> writes(call, rules, sources.merge(call.node().key(), 1, Integer::sum), ended);
    }
  }

  private void reads(
      FleetCall call, FleetRules rules, CompletableFuture<SimVersion> future, Runnable ended) {
    future.whenComplete(
        (value, failure) -> {
          rules.answered(call, call.node(), value);
          end(call, rules, value, failure, ended);
        });
  }

  private void writes(FleetCall call, FleetRules rules, int source, Runnable ended) {
    rules.begins(call);
    SimVersion value = call.kind.puts() ? rules.puts(call, source) : null;
    var future =
        switch (call.kind) {
          case PUT -> cache.put(call.node(), value);
          case PUT_EVERYWHERE -> cache.putEverywhere(call.node(), value);
          case INVALIDATE -> cache.invalidate(call.node());
          case CLEAR -> cache.clear();
          case INVALIDATE_GROUP -> cache.invalidateGroup(group(call));
          default -> cache.invalidateEverywhere(call.node());
        };
    future.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            rules.succeeded(call);
          } else if (call.kind.endsMany()) {
            rules.failed(call);
          }
          end(call, rules, null, failure, ended);
        });
  }

  private NodeGroup<SimNode> group(FleetCall call) {
    int number = call.group(process.version).number();
    return NodeGroup.of(cache.spec(), call.groupKind, key -> key.number(number));
  }

  private void end(
      FleetCall call, FleetRules rules, Object answer, Throwable failure, Runnable ended) {
    process.log(() -> "has ended " + call + ": " + (failure == null ? answer : failure));
    call.ends(process.now());
    call.failed = failure != null;
    rules.heaps.ended(call, answer);
    rules.fresh.ended(call, failure);
    ended.run();
  }
}
