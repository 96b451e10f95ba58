package io.cacheme;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The source of truth: its versions only go up, and loads read them at some moment of the load. */
final class SimSource {

  /** A load's own failure. */
  interface Failed {

    /** When the load failed, in the ledger's order. */
    int ended();
  }

  /** One that users expect. */
  static final class Failure extends Exception implements Failed {

    private static final long serialVersionUID = 1L;
    private final int ended;

    Failure(int ended) {
      super("a failing load", null, false, false);
      this.ended = ended;
    }

    @Override
    public int ended() {
      return ended;
    }
  }

  /** Its thread was interrupted. */
  static final class Interrupted extends Exception implements Failed {

    private static final long serialVersionUID = 1L;
    private final int ended;
    private final transient SimStack stack;
    private final boolean helped;

    Interrupted(int ended, SimStack stack) {
      super("an interrupted load", null, false, false);
      this.ended = ended;
      this.stack = stack;
      this.helped = !stack.ofPool || (stack.loads | stack.refreshes) != 0;
    }

    /** Whether it was run by a caller who waited, and is not that of {@code other}. */
    boolean isOfAnother(SimStack other) {
      return helped && stack != other;
    }

    @Override
    public int ended() {
      return ended;
    }
  }

  /** One that nobody expects. */
  static final class Crash extends Error implements Failed {

    private static final long serialVersionUID = 1L;
    private final int ended;

    Crash(int ended) {
      super("a crashing load", null, false, false);
      this.ended = ended;
    }

    @Override
    public int ended() {
      return ended;
    }
  }

  /** How much later the cache may notice that a load has ended too late. */
  private static final int SWEEP = 150;

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
  private int nullAnswers;
  private boolean uncertain;
  private SimInner inner;

  SimSource(SimLoop loop, SimLedger ledger, SimShape shape) {
    this.loop = loop;
    this.ledger = ledger;
    this.shape = shape;
    this.versions = new int[shape.keys];
    this.absent = new boolean[shape.keys];
    this.loading = new int[shape.keys];
    this.loads = new int[shape.keys];
  }

  /** What loads ask of the cache themselves. */
  void asks(SimInner inner) {
    this.inner = inner;
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
    return loader(SimLedger.Kind.LOAD, shape.blocking);
  }

  Loader<SimNode, SimVersion> refresher() {
    return loader(SimLedger.Kind.REFRESH, shape.blocking && shape.callersBlock);
  }

  private Loader<SimNode, SimVersion> loader(SimLedger.Kind kind, boolean blocks) {
    return blocks ? Loader.blocking(node -> loadBlocking(node, kind)) : node -> load(node, kind);
  }

  private SimVersion loadBlocking(SimNode node, SimLedger.Kind kind) throws Failure, Interrupted {
    int key = node.key();
    boolean flight = kind == SimLedger.Kind.LOAD;
    if (flight) {
      begin(key);
    }
    SimLedger.Origin origin = ledger.begin(kind);
    if (loop.isTraced()) {
      loop.log(kind + " of " + node + " begins @" + origin.begun + ", and blocks");
    }
    SimVersion version = inside(key, kind, () -> readBlocking(key, origin));
    boolean interrupted = Thread.currentThread().isInterrupted() && loop.chance(70);
    boolean fails = interrupted || loop.chance(shape.loadFailPercent);
    ended(key, origin, flight, fails, version);
    if (interrupted) {
      throw new Interrupted(ledger.next(), loop.stack);
    }
    if (fails) {
      throwOne();
    }
    return version;
  }

  private void throwOne() throws Failure {
    if (loop.chance(shape.loadThrowPercent / 2)) {
      throw new Crash(ledger.next());
    }
    throw new Failure(ledger.next());
  }

  /** The load may ask the cache for something; answers what it waits for. */
  private CompletableFuture<Void> ask(int key, SimLedger.Kind kind) {
    return inside(key, kind, () -> inner.ask(key, false));
  }

  private SimVersion readBlocking(int key, SimLedger.Origin origin) {
    boolean mayBlock = loop.threads.isRunning();
    CompletableFuture<Void> asked = inner.ask(key, mayBlock);
    if (mayBlock) {
      loop.until(asked::isDone);
      loop.sleep(loop.upTo(shape.loadTime));
    }
    SimVersion version = read(key, origin);
    if (mayBlock) {
      loop.sleep(duration());
    }
    return version;
  }

  /** Does what a loader does that is called for {@code key}. */
  private <T> T inside(int key, SimLedger.Kind kind, Supplier<T> body) {
    boolean flight = kind == SimLedger.Kind.LOAD;
    SimStack stack = loop.stack;
    long loadsBefore = stack.loads;
    long refreshesBefore = stack.refreshes;
    stack.loads |= flight ? 1L << key : 0;
    stack.refreshes |= flight ? 0 : 1L << key;
    loop.enter();
    try {
      return body.get();
    } finally {
      loop.leave();
      stack.loads = loadsBefore;
      stack.refreshes = refreshesBefore;
    }
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
    CompletableFuture<Void> asked = ask(key, kind);
    boolean fails = loop.chance(shape.loadFailPercent);
    if (fails && loop.chance(shape.loadThrowPercent)) {
      ended(key, origin, flight, true, null);
      return failAtOnce();
    }
    CompletableFuture<SimVersion> future = new CompletableFuture<>();
    asked.whenComplete(
        (nothing, none) -> {
          int reads = loop.upTo(shape.loadTime);
          int ends = duration();
          loop.in(
              reads,
              () -> {
                SimVersion version = read(key, origin);
                loop.in(ends, () -> end(key, origin, flight, fails, version, future));
              });
        });
    return future;
  }

  /** All but a stage that fails later. */
  private <T> CompletionStage<T> failAtOnce() throws Failure {
    switch (loop.upTo(3)) {
      case 0 -> {
        nullAnswers++;
        return null;
      }
      case 1 -> {
        return new SimStage<>(new Crash(ledger.next()));
      }
      case 2 -> {
        return CompletableFuture.failedFuture(new Failure(ledger.next()));
      }
      default -> throwOne();
    }
    throw new IllegalStateException("not reached");
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
    if (ledger.isClosed()) {
      ledger.violated("R13", "a load of k" + key + " begins when the cache is closed");
    }
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
    ended(key, origin, flight, fails, version);
    if (fails) {
      future.completeExceptionally(new Failure(ledger.next()));
    } else {
      future.complete(version);
    }
  }

  private void ended(
      int key, SimLedger.Origin origin, boolean flight, boolean fails, SimVersion version) {
    loading[key] -= flight ? 1 : 0;
    ended(origin);
    if (loop.isTraced()) {
      loop.log("the load begun @" + origin.begun + " ends with " + (fails ? "failure" : version));
    }
    if (fails || origin.dropped) {
      failures++;
    } else {
      successes++;
    }
  }

  /** Notes when; what ends as late as it may, the cache may take either way. */
  private void ended(SimLedger.Origin origin) {
    long took = loop.now() - origin.begunAt;
    origin.endedAt = loop.now();
    origin.dropped = took > SimShape.LOAD_TIMEOUT + SWEEP;
    origin.late = took > SimShape.LOAD_TIMEOUT - SWEEP;
    uncertain |= origin.late && !origin.dropped;
  }

  BulkLoader<SimNode, SimVersion> bulkLoader() {
    return this::loadAll;
  }

  private CompletionStage<Map<SimNode, SimVersion>> loadAll(Collection<SimNode> nodes)
      throws Failure {
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
    CompletableFuture<Void> asked = askAll(nodes);
    if (fails && loop.chance(shape.loadThrowPercent)) {
      nodes.forEach(node -> loading[node.key()]--);
      ended(origin);
      failures += nodes.size();
      return failAllAtOnce();
    }
    asked.whenComplete(
        (nothing, none) ->
            readEach(
                nodes.iterator(),
                origin,
                found,
                () -> loop.in(duration(), () -> endAll(nodes, origin, fails, found, future))));
    return future;
  }

  private CompletableFuture<Void> askAll(Collection<SimNode> nodes) {
    SimStack stack = loop.stack;
    long before = stack.loads;
    nodes.forEach(node -> stack.loads |= 1L << node.key());
    loop.enter();
    try {
      return inner.ask(nodes.stream().mapToInt(SimNode::key).max().orElseThrow(), false);
    } finally {
      loop.leave();
      stack.loads = before;
    }
  }

  /** All but a stage that fails later; among them a map that is null. */
  private CompletionStage<Map<SimNode, SimVersion>> failAllAtOnce() throws Failure {
    if (loop.chance(30)) {
      nullAnswers++;
      return CompletableFuture.completedFuture(null);
    }
    return failAtOnce();
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
    ended(origin);
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

  /** Whether it is certain which loads ended in time. */
  boolean isCertain() {
    return !uncertain && !ledger.isClosed() && !(shape.callersBlock && shape.faulty);
  }

  /** Whether {@code failure} says that some load has answered null. */
  boolean isNullAnswer(Throwable failure) {
    return nullAnswers > 0
        && String.valueOf(failure.getMessage()).contains("answered null instead");
  }

  int surplus() {
    return surplus;
  }
}
