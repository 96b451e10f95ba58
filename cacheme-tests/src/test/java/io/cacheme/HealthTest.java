package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.stats.Health;
import io.cacheme.stats.StorageState;
import io.cacheme.stats.StorageState.Operation;
import io.cacheme.stats.StorageState.Status;
import io.cacheme.storage.local.HeapStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is told of how storages do: since when, why, and what follows. */
class HealthTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private final List<StorageState> told = new ArrayList<>();
  private long next;

  private NodeCache<Thing, String> bind(NodeSpec<Thing, String> spec) {
    engine.with(builder -> builder.listener(listener(told)));
    return engine.bind(spec, source);
  }

  private static CachemeListener listener(List<StorageState> told) {
    return new CachemeListener() {
      @Override
      public void onAnswer(Answer answer) {}

      @Override
      public void onStorageState(StorageState state) {
        told.add(state);
      }
    };
  }

  private void ask(NodeCache<Thing, String> cache, int times) {
    for (int i = 0; i < times; i++) {
      cache.getIfPresent(Thing.of(next++));
    }
  }

  private void load(NodeCache<Thing, String> cache, int times) {
    for (int i = 0; i < times; i++) {
      cache.get(Thing.of(next++));
    }
  }

  private StorageState redis() {
    return engine.cacheme().health().storages().get("redis");
  }

  private Instant now() {
    return Instant.ofEpochMilli(engine.clock.time.epochMillis());
  }

  private List<Status> toldOfRedis() {
    return told.stream()
        .filter(state -> state.name().equals("redis"))
        .map(StorageState::status)
        .toList();
  }

  @Test
  void neverAsked_isUpSinceItWasOpened() {
    bind(Thing.chain());
    Instant opened = now();
    engine.clock.advance(Duration.ofHours(1));

    Health health = engine.cacheme().health();

    assertThat(health.isUp()).isTrue();
    assertThat(health.storages()).containsOnlyKeys("disk", "local", "local-2", "redis");
    assertThat(health.storages().values())
        .allSatisfy(
            state -> {
              assertThat(state.status()).isEqualTo(Status.UP);
              assertThat(state.since()).isEqualTo(opened);
              assertThat(state.reason()).isNull();
              assertThat(state.bypassed()).isEmpty();
            });
    assertThat(redis().address()).isEqualTo("fake://redis");
    assertThat(engine.redis.calls()).as("nothing is asked").isEmpty();
    assertThat(toldOfRedis()).containsExactly(Status.UP);
  }

  @Test
  void readsFail_isDown_andUpWhenOneIsAnswered() {
    NodeCache<Thing, String> cache = bind(Thing.redis());
    told.clear();
    engine.redis.fail("*");
    engine.clock.advanceMillis(5_000);
    ask(cache, 4);
    assertThat(redis().isUp()).as("four failures may be the keys'").isTrue();
    ask(cache, 1);
    Instant failed = now();
    engine.clock.advanceMillis(500);

    StorageState down = redis();
    assertThat(down.status()).isEqualTo(Status.DOWN);
    assertThat(down.since()).isEqualTo(failed);
    assertThat(down.bypassed()).containsExactly(Operation.READ);
    assertThat(down.reason()).contains("passed by for reads").contains("redis is broken");
    Health health = engine.cacheme().health();
    assertThat(health.isUp()).isFalse();
    assertThat(health.status()).isEqualTo(Status.DOWN);
    assertThat(health.storages().get("local").isUp()).as("that one only").isTrue();

    engine.redis.recover();
    engine.clock.advanceMillis(500);
    assertThat(redis().isUp()).as("nobody has asked since").isFalse();
    ask(cache, 1);
    assertThat(redis().status()).isEqualTo(Status.UP);
    assertThat(redis().since()).isEqualTo(now());
    assertThat(redis().reason()).isNull();
    assertThat(engine.cacheme().health().isUp()).isTrue();
    assertThat(toldOfRedis()).containsExactly(Status.DOWN, Status.UP);
    assertThat(told.get(0)).isEqualTo(down(failed));
  }

  private static StorageState down(Instant since) {
    return StorageState.builder("redis")
        .address("fake://redis")
        .status(Status.DOWN)
        .since(since)
        .bypassed(Operation.READ)
        .reason(
            "passed by for reads since 0 s, after: java.lang.IllegalStateException: redis is broken")
        .build();
  }

  @Test
  void putsFail_isDegraded() {
    NodeCache<Thing, String> cache = bind(Thing.redis());
    told.clear();
    engine.redis.fail("put");
    load(cache, 5);

    assertThat(redis().status()).isEqualTo(Status.DEGRADED);
    assertThat(redis().bypassed()).containsExactly(Operation.PUT);
    assertThat(redis().reason()).contains("passed by for puts");
    assertThat(engine.cacheme().health().isUp()).isFalse();
    assertThat(toldOfRedis()).containsExactly(Status.DEGRADED);
  }

  @Test
  void silent_isDownForAllCalls() {
    NodeCache<Thing, String> cache = bind(Thing.redis());
    told.clear();
    engine.redis.hold("*");
    ask(cache, 1);
    engine.clock.advanceMillis(600);

    assertThat(redis().status()).isEqualTo(Status.DOWN);
    assertThat(redis().bypassed()).containsExactly(Operation.values());
    assertThat(told)
        .singleElement()
        .extracting(StorageState::reason)
        .asString()
        .contains("passed by for all calls")
        .contains("did not answer in time");
  }

  @Test
  void refused_isDown() {
    NodeCache<Thing, String> cache = bind(Thing.redis());
    engine.redis.on("*", call -> call.fail(new StorageRejectedException("wrong password")));
    ask(cache, 1);

    assertThat(redis().status()).isEqualTo(Status.DOWN);
    assertThat(redis().reason()).contains("wrong password");
  }

  @Test
  void refusedForAKeysSake_isUp() {
    NodeCache<Thing, String> cache = bind(Thing.redis());
    engine.redis.on("*", call -> call.fail(new StorageReplyException("a list is there")));
    ask(cache, 20);

    assertThat(redis().isUp()).isTrue();
    assertThat(redis().reason()).isNull();
  }

  @Test
  void notOpened_isDown_untilACallIsAnswered() {
    engine.redis.hidesGenerations = false;
    engine.redis.opening = CompletableFuture.failedFuture(new ConnectException("refused"));
    engine.redis.fail("*");
    NodeCache<Thing, String> cache = bind(Thing.redis());

    assertThat(redis().status()).isEqualTo(Status.DOWN);
    assertThat(redis().reason()).isEqualTo("it could not be opened: refused");
    assertThat(redis().bypassed()).isEmpty();
    engine.redis.recover();
    ask(cache, 1);
    assertThat(redis().status()).isEqualTo(Status.UP);
    assertThat(redis().reason()).isNull();
    assertThat(toldOfRedis()).containsExactly(Status.DOWN, Status.UP);
  }

  @Test
  void beingOpened_isConnecting() {
    bind(Thing.chain());
    FakeRemote late = new FakeRemote("late", engine.journal);
    CompletableFuture<Void> opening = new CompletableFuture<>();
    late.opening = opening;
    CompletableFuture<Void> added = engine.cacheme().registerStorage("late", late);

    assertThat(state("late").status()).isEqualTo(Status.CONNECTING);
    assertThat(engine.cacheme().health().status()).isEqualTo(Status.CONNECTING);
    opening.complete(null);
    assertThat(added).isCompleted();
    assertThat(state("late").status()).isEqualTo(Status.UP);
    assertThat(told.get(told.size() - 1).name()).isEqualTo("late");
  }

  private StorageState state(String name) {
    return engine.cacheme().health().storages().get(name);
  }

  @Test
  void writeThatDidNotReachIt_isUp_andCountsTheKey() {
    NodeCache<Thing, String> cache = bind(Thing.redis());
    engine.redis.fail("remove");
    assertThat(Failures.of(cache.invalidate(Thing.of(7)))).isInstanceOf(TierException.class);

    assertThat(redis().status()).isEqualTo(Status.UP);
    assertThat(redis().quarantinedKeys()).isEqualTo(1);
    assertThat(redis().reason()).contains("1 key is not read").contains("redis is broken");
    engine.redis.recover();
    engine.clock.advanceMillis(100);
    assertThat(redis().quarantinedKeys()).isZero();
    assertThat(redis().reason()).isNull();
  }

  @Test
  void moreWritesLostThanAreRemembered_isDegraded_untilANewGenerationStands() {
    engine.with(builder -> builder.maxQuarantined(2));
    NodeCache<Thing, String> cache = bind(Thing.redis());
    told.clear();
    engine.redis.fail("remove");
    for (int i = 0; i < 3; i++) {
      assertThat(Failures.of(cache.invalidate(Thing.of(i)))).isInstanceOf(TierException.class);
    }

    assertThat(redis().status()).isEqualTo(Status.DEGRADED);
    assertThat(redis().unreadNodes()).containsExactly("Thing");
    assertThat(redis().reason()).contains("Thing is not read since 0 s: more writes");
    engine.redis.recover();
    engine.clock.advanceMillis(200);
    assertThat(redis().status()).isEqualTo(Status.UP);
    assertThat(redis().unreadNodes()).isEmpty();
    assertThat(toldOfRedis()).containsExactly(Status.DEGRADED, Status.UP);
  }

  /** No failure of one server stops anybody from asking the others. */
  @Test
  void eachCallOfADistributedStorageFails_isDown() {
    engine.redis.hidesGenerations = false;
    engine.redis.distributed = true;
    NodeCache<Thing, String> cache = bind(Thing.redis());
    engine.redis.fail("*");
    ask(cache, 5);
    assertThat(redis().isUp()).as("for a moment").isTrue();
    engine.clock.advanceMillis(1_000);
    ask(cache, 1);

    assertThat(redis().status()).isEqualTo(Status.DOWN);
    assertThat(redis().bypassed()).as("it is asked all the same").isEmpty();
    assertThat(redis().reason()).contains("each call fails").contains("redis is broken");
    engine.redis.recover();
    ask(cache, 1);
    assertThat(redis().status()).isEqualTo(Status.UP);
    assertThat(toldOfRedis()).containsExactly(Status.UP, Status.DOWN, Status.UP);
  }

  @Test
  void someCallsOfADistributedStorageFail_isUp() {
    engine.redis.distributed = true;
    NodeCache<Thing, String> cache = bind(Thing.redis());
    for (int i = 0; i < 20; i++) {
      engine.redis.fail("*");
      ask(cache, 4);
      engine.redis.recover();
      ask(cache, 1);
      engine.clock.advanceMillis(1_000);
    }

    assertThat(redis().isUp()).isTrue();
  }

  @Test
  void busIsCut_isDegraded_ifAHeapFollows() {
    InMemoryRemoteStorage shared = new InMemoryRemoteStorage(engine.clock.time);
    try (Cacheme cacheme = following(shared)) {
      assertThat(cacheme.health().isUp()).as("nobody follows").isTrue();
      told.clear();
      cacheme.bind(Thing.chain(), Loads.by(source));
      engine.clock.advanceMillis(10_000);
      assertThat(told).as("signs of life").isEmpty();
      shared.cutBus(true);
      engine.clock.advanceMillis(3_000);

      StorageState cut = cacheme.health().storages().get("redis");
      assertThat(cut.status()).isEqualTo(Status.DEGRADED);
      assertThat(cut.isBusDown()).isTrue();
      assertThat(cut.reason())
          .contains("does not tell what other processes write")
          .contains("older than 2000 ms")
          .contains("cut off");
      shared.cutBus(false);
      engine.clock.advanceMillis(1_000);
      assertThat(cacheme.health().isUp()).isTrue();
      assertThat(toldOfRedis()).containsExactly(Status.DEGRADED, Status.UP);
    }
  }

  @Test
  void busIsCut_nobodyFollows_isUp() {
    InMemoryRemoteStorage shared = new InMemoryRemoteStorage(engine.clock.time);
    try (Cacheme cacheme = following(shared)) {
      cacheme.bind(Thing.redis(), Loads.by(source));
      shared.cutBus(true);
      engine.clock.advanceMillis(10_000);

      assertThat(cacheme.health().isUp()).isTrue();
    }
  }

  private Cacheme following(InMemoryRemoteStorage shared) {
    return engine
        .builder()
        .listener(listener(told))
        .storage("local", HeapStorage.builder().lru().build())
        .storage("redis", shared)
        .build();
  }

  @Test
  void replaced_isUp() {
    NodeCache<Thing, String> cache = bind(Thing.redis());
    engine.redis.fail("*");
    ask(cache, 5);
    engine.clock.advanceMillis(200);
    engine.cacheme().replaceStorage("redis", new FakeRemote("another", engine.journal));

    assertThat(redis().status()).isEqualTo(Status.UP);
    assertThat(redis().address()).isEqualTo("fake://another");
    assertThat(redis().since()).isEqualTo(now());
    assertThat(toldOfRedis()).containsExactly(Status.UP, Status.DOWN, Status.UP);
  }

  @Test
  void removed_isForgotten() {
    bind(Thing.redis());
    engine.cacheme().removeStorage("disk");

    assertThat(engine.cacheme().health().storages()).doesNotContainKey("disk");
  }

  @Test
  void closed_isDown_andNobodyIsTold() {
    bind(Thing.redis());
    told.clear();
    engine.clock.advanceMillis(1_000);
    Instant closed = now();
    engine.close();
    engine.clock.advanceMillis(1_000);

    assertThat(redis().status()).isEqualTo(Status.DOWN);
    assertThat(redis().since()).isEqualTo(closed);
    assertThat(redis().reason()).isEqualTo("this Cacheme is closed");
    assertThat(told).isEmpty();
  }

  @Test
  void listenerThrows_othersAreTold_andItsCallIsAnswered() {
    engine.with(
        builder ->
            builder.listener(
                new CachemeListener() {
                  @Override
                  public void onAnswer(Answer answer) {}

                  @Override
                  public void onStorageState(StorageState state) {
                    throw new IllegalStateException("no");
                  }
                }));
    NodeCache<Thing, String> cache = bind(Thing.redis());
    engine.redis.fail("*");
    ask(cache, 5);

    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(toldOfRedis()).containsExactly(Status.UP, Status.DOWN);
    assertThat(engine.log.warnings()).contains("the cache's listener failed");
  }

  /** What a listener does may change the state it was told of. */
  @Test
  void listenerAsksTheCache_isToldInOrder() {
    List<NodeCache<Thing, String>> bound = new ArrayList<>();
    engine.with(
        builder ->
            builder.listener(
                new CachemeListener() {
                  @Override
                  public void onAnswer(Answer answer) {}

                  @Override
                  public void onStorageState(StorageState state) {
                    if (state.status() == Status.DOWN) {
                      engine.redis.recover();
                      engine.clock.time.advance(Duration.ofSeconds(1));
                      ask(bound.get(0), 1);
                      assertThat(redis().isUp()).isTrue();
                    }
                  }
                }));
    bound.add(bind(Thing.redis()));
    engine.redis.fail("*");
    ask(bound.get(0), 5);

    assertThat(toldOfRedis()).containsExactly(Status.UP, Status.DOWN, Status.UP);
    assertThat(engine.log.warnings()).doesNotContain("the cache's listener failed");
  }

  @Test
  void health_ofOnesOwn_isThatOfTheWorst() {
    StorageState up = StorageState.builder("a").build();
    StorageState degraded =
        StorageState.builder("b").status(Status.DEGRADED).reason("one").reason("two").build();

    assertThat(Health.of(List.of()).isUp()).isTrue();
    assertThat(Health.of(List.of(up)).isUp()).isTrue();
    assertThat(Health.of(List.of(degraded, up)).status()).isEqualTo(Status.DEGRADED);
    assertThat(Health.of(List.of(degraded, up)).storages().keySet()).containsExactly("a", "b");
    assertThat(degraded.reason()).isEqualTo("one; two");
    assertThat(Health.of(List.of(degraded)))
        .hasToString(
            "Health DEGRADED\n"
                + "storage \"b\" () is DEGRADED since 1970-01-01T00:00:00Z: one; two\n")
        .isEqualTo(Health.of(List.of(degraded)))
        .isNotEqualTo(Health.of(List.of(up)));
    assertThatThrownBy(() -> Health.of(List.of(up)).storages().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> up.bypassed().add(Operation.READ))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
