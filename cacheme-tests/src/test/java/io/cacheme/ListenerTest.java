package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cacheme.CachemeListener.Answer;
import io.cacheme.CachemeListener.Source;
import io.cacheme.codec.Entry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The listener: told which tier answered, or that it was loaded, and how long. */
class ListenerTest {

  @RegisterExtension final Engine engine = new Engine();
  private final io.cacheme.Source source = new io.cacheme.Source();
  private final List<Answer> answers = new CopyOnWriteArrayList<>();

  private NodeCache<Thing, String> bind() {
    engine.with(builder -> builder.listener(answers::add));
    return engine.bind(Thing.chain(), source);
  }

  @Test
  void get_eachKindOfAnswer_isTold() {
    NodeCache<Thing, String> cache = bind();
    engine.redis.keep(2, "kept", Entry.NEVER);
    cache.get(Thing.of(1));
    cache.get(Thing.of(1));
    cache.get(Thing.of(2));
    cache.getIfPresent(Thing.of(3));
    source.failing(new Exception("no"));
    cache.get(Thing.of(4));
    assertThat(answers)
        .extracting(Answer::node, Answer::source, Answer::tier)
        .containsExactly(
            tuple(Thing.of(1), Source.LOAD, null),
            tuple(Thing.of(1), Source.TIER, "local"),
            tuple(Thing.of(2), Source.TIER, "redis"),
            tuple(Thing.of(3), Source.NONE, null),
            tuple(Thing.of(4), Source.FAILURE, null));
    assertThat(answers.get(4).failure()).hasMessage("no");
  }

  @Test
  void getAll_eachKey_isTold() {
    NodeCache<Thing, String> cache = bind();
    cache.get(Thing.of(1));
    answers.clear();
    cache.getAll(Thing.all(1, 2));
    assertThat(answers)
        .extracting(Answer::node, Answer::source)
        .containsExactlyInAnyOrder(
            tuple(Thing.of(1), Source.TIER), tuple(Thing.of(2), Source.LOAD));
  }

  @Test
  void get_joined_isToldAsCoalescedWithItsOwnTime() {
    NodeCache<Thing, String> cache = bind();
    source.hold();
    cache.get(Thing.of(1));
    engine.clock.advanceMillis(10);
    cache.get(Thing.of(1));
    engine.clock.advanceMillis(5);
    source.next().succeed();
    assertThat(answers)
        .extracting(Answer::coalesced, Answer::nanos)
        .containsExactlyInAnyOrder(tuple(false, 15_000_000L), tuple(true, 5_000_000L));
  }

  /** Its time ends while what is chained to the first answer of a flight goes on. */
  @Test
  void close_whileAContinuationRuns_tellsTheOthersAndNobodyTwice() {
    engine.with(builder -> builder.listener(answers::add).closeTimeout(Duration.ofMillis(20)));
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source.hold());
    CountDownLatch runs = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    CompletableFuture<Void> continued =
        cache
            .get(Thing.of(1))
            .thenAccept(
                value -> {
                  runs.countDown();
                  awaits(goesOn);
                });
    CompletableFuture<String> joined = cache.get(Thing.of(1));
    CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> source.next().succeed());
    awaits(runs);
    engine.close();
    assertThat(joined).isCompletedWithValue("1#1");
    goesOn.countDown();
    assertThat(loading).succeedsWithin(Duration.ofSeconds(20));
    assertThat(continued).isCompleted();
    assertThat(answers).extracting(Answer::coalesced).containsExactly(false, true);
  }

  @Test
  void listener_throws_changesNothing() {
    engine.with(
        builder ->
            builder.listener(
                answer -> {
                  throw new IllegalStateException("no");
                }));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    assertThat(cache.get(Thing.of(1))).isCompletedWithValue("1#1");
    assertThat(cache.get(Thing.of(1))).isCompletedWithValue("1#1");
    assertThat(engine.log.warnings()).contains("the cache's listener failed");
  }

  @Test
  void listeners_several_areToldInTheirOrder() {
    List<String> told = new CopyOnWriteArrayList<>();
    engine.with(
        builder ->
            builder
                .listener(answer -> told.add("one " + answer.source()))
                .listener(answer -> told.add("two " + answer.source())));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(1));
    cache.get(Thing.of(1));
    assertThat(told).containsExactly("one LOAD", "two LOAD", "one TIER", "two TIER");
  }

  @Test
  void listeners_oneThrows_theOthersAreTold() {
    engine.with(
        builder ->
            builder
                .listener(
                    answer -> {
                      throw new AssertionError("no");
                    })
                .listener(answers::add)
                .listener(
                    answer -> {
                      throw new IllegalStateException("no");
                    }));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    assertThat(cache.get(Thing.of(1))).isCompletedWithValue("1#1");
    assertThat(answers).hasSize(1);
    assertThat(engine.log.warnings()).filteredOn("the cache's listener failed"::equals).hasSize(2);
  }

  @Test
  void build_again_hasTheListenersOfThen() {
    Cacheme.Builder builder =
        engine.builder().listener(answers::add).storage("redis", "local://lru");
    try (Cacheme one = builder.build()) {
      builder.listener(answers::add);
      one.bind(Thing.redis(), Loads.by(source)).get(Thing.of(1));
    }
    assertThat(answers).hasSize(1);
  }

  private static void awaits(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
