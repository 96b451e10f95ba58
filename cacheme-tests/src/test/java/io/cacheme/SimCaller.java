package io.cacheme;

import io.cacheme.internal.read.Blocking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The application: makes the calls, and judges every answer when it comes. */
final class SimCaller {

  private static final int WRITE_TIMEOUT = 5_000;
  private static final int INVALIDATE_TIMEOUT = 2_000;

  private final SimLoop loop;
  private final SimShape shape;
  private final SimLedger ledger;
  private final SimSource source;
  private final NodeCache<SimNode, SimVersion> cache;
  private final SimWrites writes;
  private final List<SimCall> made = new ArrayList<>();
  private int requests;
  private int unanswered;

  SimCaller(
      SimLoop loop,
      SimShape shape,
      SimLedger ledger,
      SimSource source,
      NodeCache<SimNode, SimVersion> cache,
      SimWrites writes) {
    this.loop = loop;
    this.shape = shape;
    this.ledger = ledger;
    this.source = source;
    this.cache = cache;
    this.writes = writes;
  }

  List<SimCall> made() {
    return made;
  }

  int requests() {
    return requests;
  }

  /** How many requests got no answer, since their caller was interrupted. */
  int unanswered() {
    return unanswered;
  }

  void make(SimCall call) {
    made.add(call);
    call.refused = ledger.isClosing();
    call.number = ledger.next();
    call.calledAt = loop.now();
    call.insideLoads = loop.stack.loads;
    call.insideRefreshes = loop.stack.refreshes;
    boolean keepsOthersWaiting =
        (call.insideLoads | call.insideRefreshes) != 0
            || (loop.stack.levels > 0 && !shape.laterCompletion);
    if (keepsOthersWaiting && !call.inner && loop.threads.isRunning()) { // perhaps in a circle
      call.blocks = false;
      call.joins = false;
    }
    call.blocks &= loop.threads.isRunning(); // the loop's own thread cannot
    call.floors = call.nodes.stream().mapToInt(node -> ledger.floor(node.key())).toArray();
    switch (call.kind) {
      case GET -> read(call, cache::get, SyncNodeCache::get, this::got);
      case GET_IF_PRESENT ->
          read(call, cache::getIfPresent, SyncNodeCache::getIfPresent, this::seen);
      case GET_ALL -> {
        requests += call.refused ? 0 : call.nodes.size();
        begin(call);
        watch(
            call,
            call.blocks ? waited(() -> cache.sync().getAll(call.asked)) : cache.getAll(call.asked),
            this::gotAll);
      }
      case REFRESH -> {
        begin(call);
        SimNode node = call.asked.get(0);
        watch(
            call,
            call.blocks
                ? waited(() -> cache.sync().refresh(node, source.refresher()))
                : cache.refresh(node, source.refresher()),
            this::refreshed);
      }
      case PUT -> put(call);
      case INVALIDATE -> {
        updateAll(call);
        watch(call, written(call, () -> cache.invalidate(call.asked.get(0))), writes::written);
      }
      case INVALIDATE_ALL -> {
        updateAll(call);
        watch(call, written(call, () -> cache.invalidateAll(call.asked)), writes::written);
      }
      case CLEAR -> {
        updateAll(call);
        watch(call, written(call, cache::clear), writes::cleared);
      }
    }
  }

  private void begin(SimCall call) {
    if (loop.isTraced()) {
      loop.log(call + " is called");
    }
    if (call.kind.writes() && !call.refused) {
      writes.called(call);
    }
  }

  private void updateAll(SimCall call) {
    call.nodes.forEach(node -> source.update(node.key(), true));
    begin(call);
  }

  private void put(SimCall call) {
    int version = source.update(call.key(), false);
    SimLedger.Origin origin = ledger.begin(SimLedger.Kind.PUT);
    origin.endedAt = loop.now();
    call.number = origin.begun;
    begin(call);
    SimVersion value = new SimVersion(call.key(), origin.begun, version);
    watch(call, written(call, () -> cache.put(call.asked.get(0), value)), writes::written);
  }

  private void read(
      SimCall call,
      Function<SimNode, CompletableFuture<SimVersion>> method,
      BiFunction<SyncNodeCache<SimNode, SimVersion>, SimNode, SimVersion> blocking,
      BiConsumer<SimCall, Answer<SimVersion>> judge) {
    requests += call.refused ? 0 : 1;
    begin(call);
    SimNode node = call.asked.get(0);
    watch(
        call,
        call.blocks ? waited(() -> blocking.apply(cache.sync(), node)) : method.apply(node),
        judge);
  }

  private CompletableFuture<Void> written(SimCall call, Supplier<CompletableFuture<Void>> method) {
    return call.blocks ? waited(() -> Blocking.join(method.get())) : method.get();
  }

  /** What a blocking call answered or threw. */
  private static <T> CompletableFuture<T> waited(Supplier<T> blocking) {
    try {
      return CompletableFuture.completedFuture(blocking.get());
    } catch (LoadException e) {
      return CompletableFuture.failedFuture(e.getCause());
    } catch (Throwable e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** What a future was completed with. */
  record Answer<T>(T value, Throwable failure) {}

  private <T> void watch(
      SimCall call, CompletableFuture<T> future, BiConsumer<SimCall, Answer<T>> judge) {
    call.asking = true;
    future.whenComplete((value, failure) -> end(call, new Answer<>(value, failure), judge));
    call.asking = false;
    if (!call.ended && call.joins && (loop.threads.isRunning() || shape.remotes() > 0)) {
      join(call, future);
    }
    if (!call.ended && loop.chance(shape.abandonPercent)) {
      loop.in(loop.upTo(10), () -> abandon(call, future));
    }
  }

  private void join(SimCall call, CompletableFuture<?> future) {
    boolean mayBlock = loop.threads.isRunning();
    if (loop.isTraced()) {
      loop.log("the caller of " + call + " waits for it");
    }
    try {
      future.join();
    } catch (CachemeUsageException e) {
      if (mayBlock || !"R03".equals(e.code())) {
        ledger.violated("R1", call + " may be waited for, but " + e);
      }
      return;
    } catch (CompletionException | CancellationException e) { // judged elsewhere
      return;
    }
    if (!mayBlock && !future.isDone()) {
      ledger.violated("R1", call + " was waited for on a thread that delivers answers");
    }
  }

  private <T> void abandon(SimCall call, CompletableFuture<T> future) {
    if (call.ended) {
      return;
    }
    call.abandoned = true;
    call.asking = true; // what follows is on the caller's own stack
    if (loop.isTraced()) {
      loop.log(call + " is abandoned");
    }
    switch (loop.upTo(2)) {
      case 0 -> future.cancel(true);
      case 1 -> future.complete(null);
      default -> future.completeExceptionally(new IllegalStateException("of the caller's own"));
    }
  }

  private <T> void end(SimCall call, Answer<T> answer, BiConsumer<SimCall, Answer<T>> judge) {
    if (call.asking) { // it was there at once
      ended(call, answer, judge);
      return;
    }
    loop.enter();
    try {
      ended(call, answer, judge);
    } finally {
      loop.leave();
    }
  }

  private <T> void ended(SimCall call, Answer<T> answer, BiConsumer<SimCall, Answer<T>> judge) {
    call.ended = true;
    loop.checkStack();
    if (loop.isTraced()) {
      loop.log(call + " ends with " + answer);
    }
    if (call.blocks && isInterrupt(answer.failure)) {
      interrupted(call);
    }
    if (!call.abandoned) {
      if (!call.blocks && loop.now() - call.calledAt > limit(call.kind)) {
        ledger.violated("R1", call + " took " + (loop.now() - call.calledAt) + " ms");
      }
      judgeUnlessClosed(call, answer, judge);
    }
    call.whenEnded.run();
    if (shape.deep && call.asking) {
      call.followers.forEach(follower -> loop.at(0, () -> make(follower)));
    } else {
      call.followers.forEach(this::make);
    }
  }

  private static boolean isInterrupt(Throwable failure) {
    return failure instanceof CachemeException
        && failure.getCause() instanceof InterruptedException;
  }

  /** Its caller has left it, and what was begun goes on without him. */
  private void interrupted(SimCall call) {
    call.abandoned = true;
    unanswered += call.kind.writes() ? 0 : call.nodes.size();
    if (!loop.stack.interrupted) {
      ledger.violated("R8", call + " failed as interrupted, and its thread was not");
    } else if (!Thread.interrupted()) {
      ledger.violated("R7", call + " was interrupted, and its thread does not know any more");
    }
  }

  /** What is said of a cache that is closed is all there is to say of a call. */
  private <T> void judgeUnlessClosed(
      SimCall call, Answer<T> answer, BiConsumer<SimCall, Answer<T>> judge) {
    boolean closed = answer.failure instanceof CacheClosedException;
    if (call.refused && !closed) {
      ledger.violated("R13", call + " was made when the cache was closed, and ends with " + answer);
    } else if (!closed) {
      judge.accept(call, answer);
    } else if (!ledger.isClosing()) {
      ledger.violated("R8", call + " failed with " + answer.failure + " before it was closed");
    } else if (call.kind.writes() && !call.refused) {
      writes.givenUp(call);
    }
  }

  private int limit(SimCall.Kind kind) {
    int reads = shape.remotes() * WRITE_TIMEOUT;
    int write = WRITE_TIMEOUT + 2 * shape.remotes() * WRITE_TIMEOUT;
    return 1_000
        + switch (kind) {
          case GET, GET_ALL -> reads + SimShape.LOAD_TIMEOUT;
          case GET_IF_PRESENT -> reads;
          case INVALIDATE, INVALIDATE_ALL, CLEAR -> INVALIDATE_TIMEOUT;
          case PUT -> write;
          case REFRESH -> 2 * (write + SimShape.LOAD_TIMEOUT);
        };
  }

  private void got(SimCall call, Answer<SimVersion> answer) {
    if (answer.failure == null) {
      ledger.answered(call, call.key(), answer.value, call.floors[0], loop.now());
    } else {
      loadFailed(call, call.asked.get(0), answer.failure);
    }
  }

  private void seen(SimCall call, Answer<SimVersion> answer) {
    if (answer.failure != null) {
      ledger.violated("R8", call + " failed with " + answer.failure);
    } else if (answer.value != null) {
      ledger.answered(call, call.key(), answer.value, call.floors[0], loop.now());
    }
  }

  private void refreshed(SimCall call, Answer<SimVersion> answer) {
    writes.ended(call);
    if (answer.failure != null) {
      loadFailed(call, call.asked.get(0), answer.failure);
      return;
    }
    SimVersion value = answer.value;
    if (value == null) {
      return;
    }
    if (value.begun() < call.number) {
      ledger.violated("R6", call + " answered " + value + ", whose load began before the call");
    }
    if (value.key() != call.key() || ledger.isOld(value, call.key(), call.floors[0])) {
      ledger.violated("R3", call + " answered " + value);
    }
    boolean isKept = !(call.blocks && ledger.mayBeDropped(value)); // who runs a load has its value
    if (isKept && !ledger.isClosing()) { // else its write may have been given up, no failure of it
      ledger.ended(call.key(), value.begun(), call.calledAt);
    }
  }

  private void loadFailed(SimCall call, SimNode node, Throwable failure) {
    if (failure instanceof SimSource.Failed own) {
      if (own.ended() < call.number) {
        ledger.violated("R2", call + " got the failure of a load that had ended before the call");
      }
      if (own instanceof SimSource.Interrupted load && load.isOfAnother(loop.stack)) {
        ledger.violated("R7", call + " failed since another caller was interrupted");
      }
      return;
    }
    long inside = call.kind == SimCall.Kind.REFRESH ? call.insideRefreshes : call.insideLoads;
    boolean justified =
        failure instanceof LoadTimeoutException
            ? shape.loadsMayTimeOut()
            : failure instanceof RecursiveLoadException
                ? (inside & (1L << node.key())) != 0
                : failure instanceof CacheClosedException
                    ? ledger.isClosing()
                    : failure instanceof CachemeException && source.isNullAnswer(failure);
    if (!justified) {
      ledger.violated("R8", call + " failed with " + failure);
    }
  }

  private void gotAll(SimCall call, Answer<Map<SimNode, SimVersion>> answer) {
    Map<?, ?> values = answer.value;
    Map<?, Throwable> failures = Map.of();
    if (answer.failure instanceof GetAllException some) {
      values = some.values();
      failures = some.failures();
    } else if (answer.failure != null) {
      ledger.violated("R8", call + " failed with " + answer.failure);
      return;
    }
    List<SimNode> expected = new ArrayList<>();
    for (int i = 0; i < call.nodes.size(); i++) {
      SimNode node = call.nodes.get(i);
      if (failures.containsKey(node)) {
        loadFailed(call, node, failures.get(node));
        continue;
      }
      SimVersion value = (SimVersion) values.get(node);
      if (value != null) {
        expected.add(node);
      }
      ledger.answered(call, node.key(), value, call.floors[i], call.calledAt);
    }
    if (!List.copyOf(values.keySet()).equals(expected)) {
      ledger.violated("R14", call + " answered " + values + " in the wrong order");
    }
  }
}
