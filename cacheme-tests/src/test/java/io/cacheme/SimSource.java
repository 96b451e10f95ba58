package io.cacheme;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The source of truth: its versions only go up, and loads read them at some moment of the load. */
final class SimSource {

  /** A load's own failure. */
  static final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    /** When the load failed, in the ledger's order. */
    final int ended;

    Failure(int ended) {
      super("a failing load", null, false, false);
      this.ended = ended;
    }
  }

  private final SimLoop loop;
  private final SimLedger ledger;
  private final SimShape shape;
  private final int[] versions;
  private final boolean[] absent;
  private final int[] loading;
  private final int[] loads;
  private int successes;
  private int failures;
  private int surplus;

  SimSource(SimLoop loop, SimLedger ledger, SimShape shape) {
    this.loop = loop;
    this.ledger = ledger;
    this.shape = shape;
    this.versions = new int[shape.keys];
    this.absent = new boolean[shape.keys];
    this.loading = new int[shape.keys];
    this.loads = new int[shape.keys];
  }

  /** The application writes to the source; answers the version of the value. */
  int update(int key, boolean mayVanish) {
    absent[key] = mayVanish && loop.chance(shape.absentPercent);
    return ++versions[key];
  }

  int version(int key) {
    return versions[key];
  }

  Loader<SimNode, SimVersion> loader() {
    if (!shape.blocking) {
      return node -> load(node, SimLedger.Kind.LOAD);
    }
    return Loader.blocking(
        node -> {
          CompletableFuture<SimVersion> loaded = new CompletableFuture<>();
          begin(node.key());
          SimLedger.Origin origin = ledger.begin(SimLedger.Kind.LOAD);
          SimVersion version = read(node.key(), origin);
          end(node.key(), origin, true, loop.chance(shape.loadFailPercent), version, loaded);
          if (loaded.isCompletedExceptionally()) {
            throw new Failure(ledger.next());
          }
          return version;
        });
  }

  Loader<SimNode, SimVersion> refresher() {
    return node -> load(node, SimLedger.Kind.REFRESH);
  }

  private CompletionStage<SimVersion> load(SimNode node, SimLedger.Kind kind) throws Failure {
    int key = node.key();
    boolean flight = kind == SimLedger.Kind.LOAD;
    if (flight) {
      begin(key);
    }
    SimLedger.Origin origin = ledger.begin(kind);
    if (loop.isTraced()) {
      loop.log(kind + " of " + node + " begins @" + origin.begun);
    }
    boolean fails = loop.chance(shape.loadFailPercent);
    if (fails && loop.chance(20)) {
      failures++;
      loading[key] -= flight ? 1 : 0;
      throw new Failure(ledger.next());
    }
    CompletableFuture<SimVersion> future = new CompletableFuture<>();
    int reads = loop.upTo(shape.loadTime);
    int ends = duration();
    loop.in(
        reads,
        () -> {
          SimVersion version = read(key, origin);
          loop.in(ends, () -> end(key, origin, flight, fails, version, future));
        });
    return future;
  }

  /** How long after its read a load ends: mostly soon, sometimes never in time. */
  private int duration() {
    if (loop.chance(shape.loadHangPercent)) {
      return SimShape.LOAD_TIMEOUT + 200 + loop.upTo(1_000);
    }
    return loop.chance(10) ? 0 : loop.upTo(shape.loadTime);
  }

  private void begin(int key) {
    loads[key]++;
    if (++loading[key] > 1
        && ledger.writesCalled(key) == 0
        && !shape.faulty
        && shape.loadHangPercent == 0) {
      ledger.violated("R2", "two loads of k" + key + " at a time, and no write came between");
    }
  }

  private SimVersion read(int key, SimLedger.Origin origin) {
    if (absent[key]) {
      ledger.absent(key, origin.begun);
      return null;
    }
    return new SimVersion(key, origin.begun, versions[key]);
  }

  private void end(
      int key,
      SimLedger.Origin origin,
      boolean flight,
      boolean fails,
      SimVersion version,
      CompletableFuture<SimVersion> future) {
    loading[key] -= flight ? 1 : 0;
    origin.endedAt = loop.now();
    origin.dropped = loop.now() - origin.begunAt > SimShape.LOAD_TIMEOUT + 150;
    if (loop.isTraced()) {
      loop.log("the load begun @" + origin.begun + " ends with " + (fails ? "failure" : version));
    }
    if (fails || origin.dropped) {
      failures++;
    } else {
      successes++;
    }
    if (fails) {
      future.completeExceptionally(new Failure(ledger.next()));
    } else {
      future.complete(version);
    }
  }

  BulkLoader<SimNode, SimVersion> bulkLoader() {
    return this::loadAll;
  }

  private CompletionStage<Map<SimNode, SimVersion>> loadAll(Collection<SimNode> nodes) {
    nodes.forEach(node -> begin(node.key()));
    SimLedger.Origin origin = ledger.begin(SimLedger.Kind.LOAD);
    if (loop.isTraced()) {
      loop.log("LOAD of " + nodes + " begins @" + origin.begun);
    }
    Map<SimNode, SimVersion> found = new HashMap<>();
    if (loop.chance(10)) {
      found.put(new SimNode(-1), new SimVersion(-1, origin.begun, 0));
    }
    CompletableFuture<Map<SimNode, SimVersion>> future = new CompletableFuture<>();
    boolean fails = loop.chance(shape.loadFailPercent);
    readEach(
        nodes.iterator(),
        origin,
        found,
        () -> loop.in(duration(), () -> endAll(nodes, origin, fails, found, future)));
    return future;
  }

  /** Reads one after the other, and then goes on. */
  private void readEach(
      Iterator<SimNode> nodes,
      SimLedger.Origin origin,
      Map<SimNode, SimVersion> found,
      Runnable andThen) {
    if (!nodes.hasNext()) {
      andThen.run();
      return;
    }
    loop.in(
        loop.upTo(shape.loadTime / 2),
        () -> {
          SimNode node = nodes.next();
          SimVersion version = read(node.key(), origin);
          if (version != null || loop.chance(50)) {
            found.put(node, version);
          }
          readEach(nodes, origin, found, andThen);
        });
  }

  private void endAll(
      Collection<SimNode> nodes,
      SimLedger.Origin origin,
      boolean fails,
      Map<SimNode, SimVersion> found,
      CompletableFuture<Map<SimNode, SimVersion>> future) {
    nodes.forEach(node -> loading[node.key()]--);
    origin.endedAt = loop.now();
    origin.dropped = loop.now() - origin.begunAt > SimShape.LOAD_TIMEOUT + 150;
    if (loop.isTraced()) {
      loop.log("the load begun @" + origin.begun + " ends with " + (fails ? "failure" : found));
    }
    if (fails || origin.dropped) {
      failures += nodes.size();
      future.completeExceptionally(new Failure(ledger.next()));
      return;
    }
    successes += nodes.size();
    surplus += found.containsKey(new SimNode(-1)) ? 1 : 0;
    future.complete(found);
  }

  int loads(int key) {
    return loads[key];
  }

  int successes() {
    return successes;
  }

  int failures() {
    return failures;
  }

  int surplus() {
    return surplus;
  }
}
