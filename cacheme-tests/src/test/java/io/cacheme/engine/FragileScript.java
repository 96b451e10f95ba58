package io.cacheme.engine;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** One of each thing that a caller can do, one after the other, over parts that are call-outs. */
final class FragileScript {

  static final int KEYS = 12;
  private static final Duration SILENCE = Duration.ofMinutes(1);

  final ManualTimeSource time = new ManualTimeSource();
  final ManualScheduler scheduler = new ManualScheduler(time);
  final Cacheme cacheme;
  final NodeCache<Fragile, String> cache;
  private final LoopRemote loop = new LoopRemote();
  private final CallOuts callOuts;
  private final FragileStage<String> held;
  private volatile String step = "nothing";

  FragileScript(Tiers tiers, CallOuts callOuts) {
    this.callOuts = callOuts;
    this.held = new FragileStage<>(callOuts);
    this.cacheme =
        Cacheme.builder()
            .timeSource(time)
            .scheduler(scheduler)
            .storage("local", new FragileStorages.Heap(new InMemoryLocalStorage(), callOuts))
            .storage("memory", fragile(new InMemoryRemoteStorage(time)))
            .storage("remote", fragile(loop))
            .serializer(new FragileStorages.Format(callOuts))
            .listener(answer -> callOuts.here("listener"))
            .loadExecutor(task -> callOuts.around("load executor", task))
            .completionExecutor(task -> callOuts.around("completion executor", task))
            .transactionProbe(
                () -> {
                  callOuts.here("transaction probe");
                  return false;
                })
            .contextPropagation(this::capture)
            .readSilence(SILENCE)
            .bulkReadSilence(SILENCE)
            .readTimeout(SILENCE)
            .writeTimeout(SILENCE)
            .invalidateTimeout(SILENCE)
            .closeTimeout(Duration.ofSeconds(1))
            .build();
    this.cache =
        cacheme.bind(
            Specs.of(Fragile.class, "fragile", String.class, Fragile::id, tiers).build(),
            Loads.<Fragile, String>by(this::load).bulk(this::loadAll));
  }

  private RemoteStorage fragile(RemoteStorage storage) {
    return new FragileStorages.Remote(storage, callOuts);
  }

  private ContextPropagation.Snapshot capture() {
    callOuts.here("capture");
    return task -> {
      callOuts.here("wrap");
      return () -> callOuts.around("wrapped task", task);
    };
  }

  private CompletionStage<String> load(Fragile node) {
    return callOuts.stage("loader", () -> FragileStage.done(node.id() + ": loaded", callOuts));
  }

  private CompletionStage<Map<Fragile, String>> loadAll(Collection<Fragile> nodes) {
    return callOuts.stage("bulk loader", () -> FragileStage.done(values(nodes), callOuts));
  }

  private Map<Fragile, String> values(Collection<Fragile> nodes) {
    Map<Fragile, String> values = new LinkedHashMap<>();
    nodes.forEach(node -> values.put(node, node.id() + ": of all"));
    return new FragileMap<>(values, callOuts);
  }

  private String loadBlocking(Fragile node) {
    callOuts.here("blocking loader");
    return node.id() + ": blocking";
  }

  Fragile node(long id) {
    return new Fragile(id, callOuts);
  }

  private Collection<Fragile> nodes(long... ids) {
    return new FragileList<>(LongStream.of(ids).mapToObj(this::node).toList(), callOuts);
  }

  /** What is done just now, for messages. */
  String step() {
    return step;
  }

  /** Does it all, and returns once all of it is answered. What is thrown at once is an answer. */
  void run() {
    Loader<Fragile, String> blocking = Loader.blocking(this::loadBlocking);
    BulkLoader<Fragile, String> bulk = BulkLoader.blocking(this::values);
    callOuts.arm();
    answered("get", () -> cache.get(node(1)));
    answered("get again", () -> cache.get(node(1)));
    answered("get two at once", this::twoAtOnce);
    answered("blocking get", () -> cache.get(node(3), blocking));
    answered("getAll", () -> cache.getAll(nodes(1, 3, 4, 5)));
    answered("blocking getAll", () -> cache.getAll(nodes(5, 6, 7), bulk));
    answered(
        "getAllBy", () -> cache.getAllBy(new FragileList<>(List.of(7L, 8L), callOuts), this::node));
    answered("getIfPresent", () -> cache.getIfPresent(node(9)));
    answered("put", () -> cache.put(node(9), "9: put"));
    answered("invalidate", () -> cache.invalidate(node(9)));
    answered("invalidateAll", () -> cache.invalidateAll(nodes(1, 3)));
    answered("refresh", () -> cache.refresh(node(4)));
    answered("blocking refresh", () -> cache.refresh(node(5), blocking));
    answered("putAll", () -> cache.putAll(values(nodes(12, 13))));
    answered("getAllPresent", () -> cache.getAllPresent(nodes(12, 14)));
    answered("refreshAll", () -> cache.refreshAll(nodes(12, 15)));
    answered("peek", () -> cache.peek(node(12)));
    answered("sync refreshAll", () -> done(cache.sync().refreshAll(nodes(12, 16), bulk)));
    answered("sync get", () -> done(cache.sync().get(node(10), blocking)));
    answered("sync getAll", () -> done(cache.sync().getAll(nodes(10, 11), bulk)));
    answered("sync refresh", () -> done(cache.sync().refresh(node(10), blocking)));
    callOuts.disarm();
  }

  /** Returns once the storage's thread has done what it had to do so far. */
  void flush() {
    for (int round = 0; round < 3; round++) {
      Callers.value(loop.onLoop(() -> null));
    }
  }

  private CompletableFuture<?> twoAtOnce() {
    CompletableFuture<?> first = cache.get(node(2), node -> held);
    try {
      CompletableFuture<?> second = cache.get(node(2));
      held.complete("2: held");
      return CompletableFuture.allOf(ended(first), ended(second));
    } catch (Throwable e) { // where the second could not even ask
      held.complete("2: held");
      return first;
    }
  }

  /**
   * The JDK's own stages end for nobody where what they fail with cannot be asked for its message.
   */
  private static CompletableFuture<?> ended(CompletableFuture<?> answer) {
    return answer.handle((value, failure) -> null);
  }

  private static CompletableFuture<?> done(Object value) {
    return CompletableFuture.completedFuture(value);
  }

  private void answered(String name, Supplier<CompletableFuture<?>> call) {
    step = name;
    try {
      call.get().handle((value, failure) -> "answered").join();
    } catch (Throwable e) { // an answer, too
      return;
    }
  }
}
