package io.cacheme;

import io.cacheme.codec.Entry;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.ValueType;
import io.cacheme.internal.engine.EngineCache;
import io.cacheme.internal.key.FencePolicy;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierView;
import io.cacheme.internal.time.Nesting;
import io.cacheme.spi.Storage;
import io.cacheme.spi.StoredEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One random schedule of calls against the real engine in virtual time, on simulated storages and a
 * simulated source. The seed decides everything.
 */
final class Simulation {

  private static final String PREFIX = "cacheme:sim:";
  private static final String SUFFIX = ":v1";
  private static final String[] KEYS =
      IntStream.range(0, SimShape.MOST_KEYS)
          .mapToObj(key -> PREFIX + key + SUFFIX)
          .toArray(String[]::new);

  /** What went on by another thread began there uncounted. */
  private static final int MOST_LEVELS = Nesting.DEEPEST + 1;

  /** What a level of users' code takes with the engine's calls beneath it, 36, and some more. */
  private static final int MOST_FRAMES = 48;

  /** No virtual time passes in a call that closes; so what is under way is given up. */
  private static final Duration AT_ONCE = Duration.ofNanos(1);

  private final SimLoop loop;
  private final SimShape shape;
  private final SimLedger ledger;
  private final SimSource source;
  private final Cacheme cacheme;
  private final EngineCache<SimNode, SimVersion> cache;
  private final SimWrites writes;
  private final SimCaller caller;
  private final SimCounts counts;

  private Simulation(long seed, FencePolicy fences, SimShape.Focus focus, boolean traced) {
    loop = SimLoop.of(seed, traced);
    shape = new SimShape(loop, focus);
    if (shape.deep) {
      loop.measureStacks();
    }
    ledger = new SimLedger(loop, shape);
    source = new SimSource(loop, ledger, shape);
    counts = new SimCounts(loop, ledger, shape);
    List<Object> storages = new ArrayList<>();
    Cacheme.Builder builder =
        Cacheme.builder()
            .timeSource(loop)
            .scheduler(loop)
            .loadExecutor(shape.callersBlock ? new SimPool(loop, shape.loadThreads) : loop)
            .loadTimeout(Duration.ofMillis(SimShape.LOAD_TIMEOUT))
            .random(loop.random::nextLong)
            .maxQuarantined(shape.remembered)
            .fences(fences);
    if (shape.closes) {
      builder.closeTimeout(AT_ONCE);
    }
    for (SimShape.TierShape tier : shape.tiers) {
      Storage storage =
          tier.heap()
              ? new SimHeap(loop, ledger, shape, tier)
              : new SimRemote(loop, ledger, shape, tier);
      storages.add(storage);
      builder.storage(tier.name(), storage);
    }
    if (shape.listens) {
      builder.listener(counts);
    }
    if (shape.laterCompletion) {
      builder.completionExecutor(shape.callersBlock ? loop::onThread : loop);
    } else {
      builder.completeOnStorageThreads();
    }
    cacheme = builder.build();
    Loads<SimNode, SimVersion> loads = Loads.by(source.loader());
    cache =
        (EngineCache<SimNode, SimVersion>)
            cacheme.bind(spec(), shape.bulk ? loads.bulk(source.bulkLoader()) : loads);
    writes = new SimWrites(loop, shape, ledger, storages);
    writes.reads(cache.context.chain);
    caller = new SimCaller(loop, shape, ledger, source, cache, writes);
    source.asks(new SimInner(loop, shape, caller));
    if (shape.warm) {
      warm(storages);
    }
  }

  /** What went wrong, with what happened if {@code traced}. */
  record Result(List<String> violations, List<String> trace) {}

  /** Runs a schedule; a {@code focus} draws others from the same seed. */
  static Result run(long seed, FencePolicy fences, SimShape.Focus focus, boolean traced) {
    Simulation simulation = new Simulation(seed, fences, focus, traced);
    if (traced) {
      simulation.loop.log("seed " + seed + ": " + simulation.shape);
    }
    simulation.run();
    return new Result(simulation.ledger.violations(), simulation.loop.trace());
  }

  /** The same for a {@link SimMutant}, whose classes are others than its caller's. */
  static List<String> violations(long seed, String focus) {
    return run(seed, FencePolicy.FULL, SimShape.Focus.valueOf(focus), false).violations();
  }

  static int keyOf(String remoteKey) {
    return Integer.parseInt(remoteKey, PREFIX.length(), remoteKey.length() - SUFFIX.length(), 10);
  }

  static String remoteKey(int key) {
    return KEYS[key];
  }

  private NodeSpec<SimNode, SimVersion> spec() {
    NodeSpec.Builder<SimNode, SimVersion> spec =
        NodeSpec.builder(1, SimNode.class, "SimNode")
            .key(
                "sim:{key}",
                KeyLayout.literal("sim:").thenNumber(),
                (node, key) -> key.literal("sim:").number(node.key()))
            .value(ValueType.withoutCodec("SimVersion"))
            .serializer(new SimSerializer(loop, shape.codecThrowPercent));
    for (SimShape.TierShape tier : shape.tiers) {
      spec.tier(tier.name(), tier.ttl() == SimShape.NEVER ? null : Duration.ofMillis(tier.ttl()));
    }
    return shape.negative ? spec.negativeTtl(Duration.ofMillis(30)).build() : spec.build();
  }

  /** Some remote tiers hold a value from before. */
  private void warm(List<Object> storages) {
    for (int key = 0; key < shape.keys; key++) {
      SimLedger.Origin origin = ledger.begin(SimLedger.Kind.WARM);
      SimVersion version = new SimVersion(key, origin.begun, source.version(key));
      for (int i = 0; i < storages.size(); i++) {
        if (storages.get(i) instanceof SimRemote remote && loop.chance(60)) {
          long ttl = shape.tiers.get(i).ttl();
          long expiresAt = ttl == SimShape.NEVER ? SimShape.NEVER : loop.epochMillis() + ttl;
          Entry<SimVersion> entry = Entry.of(version, loop.epochMillis(), expiresAt);
          byte[] bytes = SimSerializer.write(entry);
          remote.warm(new StoredEntry(remoteKey(key), bytes, ttl));
          ledger.written(shape.tiers.get(i), key, entry);
        }
      }
    }
  }

  private void run() {
    plan();
    settle("the calls");
    atRest();
    for (int key = 0; key < shape.keys; key++) {
      caller.make(new SimCall(SimCall.Kind.GET_IF_PRESENT, List.of(new SimNode(key))));
      caller.make(new SimCall(SimCall.Kind.GET, List.of(new SimNode(key))));
    }
    settle("the last gets");
    for (int key = 0; key < shape.keys; key++) {
      loadedOnce(key);
    }
    if (loop.mostLevels > MOST_LEVELS && !shape.blocking) { // load threads run what they cause
      ledger.violated("R1", loop.mostLevels + " of users' calls were inside one another");
    }
    if (loop.mostFrames > MOST_FRAMES) {
      ledger.violated("R1", "a level of users' code took " + loop.mostFrames + " calls");
    }
    counts.check(cache.stats(), cache.loadsUnderWay(), caller, source);
  }

  private void plan() {
    List<SimCall> planned = new ArrayList<>();
    if (shape.deep) { // a load of the first key may be the first of a chain
      loop.at(0, () -> caller.make(new SimCall(SimCall.Kind.GET, List.of(new SimNode(0)))));
    }
    for (int i = 0; i < shape.calls; i++) {
      SimCall call = call(shape.kind(loop));
      if (i > 0 && loop.chance(shape.chainPercent)) {
        planned.get(shape.deep ? i - 1 : loop.upTo(i - 1)).followers.add(call);
      } else {
        loop.at(loop.upTo(shape.window), () -> begin(call));
      }
      planned.add(call);
    }
    for (int i = shape.evicts ? 1 + loop.upTo(3) : 0; i > 0; i--) {
      loop.at(loop.upTo(2 * shape.window), writes::evict);
    }
    for (int i = shape.interrupts ? 1 + loop.upTo(3) : 0; i > 0; i--) {
      loop.at(loop.upTo(2 * shape.window), loop.threads::interrupt);
    }
    if (shape.closes) {
      loop.at(loop.upTo(2 * shape.window), this::close);
    }
  }

  private void close() {
    if (loop.isTraced()) {
      loop.log("the cache is closed");
    }
    ledger.closing();
    cacheme.close();
    ledger.closed();
    for (SimCall call : caller.made()) {
      if (!call.ended && !shape.judgedLate()) {
        ledger.violated("R13", call + " has not ended when the cache is closed");
      }
    }
  }

  private void begin(SimCall call) {
    if (shape.callersBlock && call.blocks) {
      loop.threads.run(() -> caller.make(call));
    } else {
      caller.make(call);
    }
  }

  private SimCall call(SimCall.Kind kind) {
    List<SimNode> nodes = new ArrayList<>();
    if (kind == SimCall.Kind.CLEAR) {
      nodes.addAll(shape.allNodes());
    }
    boolean many = kind == SimCall.Kind.GET_ALL || kind == SimCall.Kind.INVALIDATE_ALL;
    for (int i = many ? 1 + loop.upTo(3) : 1; i > 0 && kind != SimCall.Kind.CLEAR; i--) {
      nodes.add(new SimNode(loop.upTo(shape.keys - 1)));
    }
    SimCall call = new SimCall(kind, nodes);
    if (shape.callersBlock) {
      call.blocks = loop.chance(60);
      call.joins = loop.chance(40);
    }
    return call;
  }

  /** Lets everything come to its end. */
  private void settle(String what) {
    if (!loop.drain()) {
      ledger.violated("R1", what + " leave timers behind that never end");
    }
    for (SimCall call : caller.made()) {
      if (!call.ended) {
        ledger.violated("R1", call + " never ended");
      }
    }
    loop.threads.failures().forEach(e -> ledger.violated("R1", "a thread ended with " + e));
    if (loop.threads.waiting() > 0) {
      ledger.violated("R1", loop.threads.waiting() + " threads wait after " + what);
    }
    if (!cacheme.isIdle()) {
      ledger.violated("R2", "the engine is not idle after " + what);
    }
  }

  private void atRest() {
    for (SimCall call : caller.made()) {
      if (!ledger.isClosed()
          && call.abandoned
          && call.kind.writes()
          && call.kind != SimCall.Kind.REFRESH) {
        call.nodes.forEach(node -> ledger.ended(node.key(), call.number, call.calledAt));
      }
    }
    for (int key = 0; key < shape.keys; key++) {
      for (int i = 0; i < shape.tiers.size(); i++) {
        atRest(key, i);
      }
    }
  }

  private void atRest(int key, int tier) {
    if (shape.tiers.get(tier).heap() && shape.heapThrowPercent > 0) {
      return; // it may hold what is no longer read, as the last gets show
    }
    if (ledger.isClosed() && (shape.faulty || shape.tiers.get(tier).heap())) {
      return; // nobody makes up any more for what did not reach it, nor reads it
    }
    Entry<SimVersion> kept = writes.kept(tier, key);
    HeapTier<SimVersion> heap = cache.context.chain.heap(tier);
    boolean outdated = heap != null && heap.get(new SimNode(key)) == null; // it was cleared
    if (cache.context.chain.tier(tier) instanceof RemoteTier<SimVersion> remote) {
      outdated = kept != null && !TierView.isOfItsGeneration(remote, writes.bytes(tier, key));
      if (!ledger.isClosed() && remote.quarantine.blocks(new SimNode(key), loop.epochMillis())) {
        ledger.violated(
            "R5", shape.tiers.get(tier).name() + " is passed by for k" + key + " at rest");
        return;
      }
    }
    if (kept != null && !outdated && ledger.isOld(key, kept)) {
      ledger.violated(
          "R3",
          shape.tiers.get(tier).name() + " holds " + kept.value() + " of k" + key + " at rest");
    }
  }

  private void loadedOnce(int key) {
    boolean loadsWell = shape.loadFailPercent == 0 && shape.loadHangPercent == 0;
    if (shape.keepsEntries()
        && loadsWell
        && ledger.writesCalled(key) == 0
        && source.loads(key) > 1) {
      ledger.violated("R2", source.loads(key) + " loads of k" + key + ", which was never written");
    }
  }
}
