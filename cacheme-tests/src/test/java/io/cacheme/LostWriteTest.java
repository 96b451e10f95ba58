package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A scheduler that forgets a task: a write that nobody else ends or runs is, when its life is over.
 */
class LostWriteTest {

  /** Of a write through one remote tier: four times {@code writeTimeout}, and a second. */
  private static final Duration LIFE = Duration.ofSeconds(21);

  private static final Duration BIT = Duration.ofMillis(200);

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private LongPredicate forgotten = delay -> false;

  @BeforeEach
  void schedulerForgets() {
    Scheduler scheduler =
        (task, delay) -> {
          if (!forgotten.test(delay)) {
            engine.clock.scheduler.schedule(task, delay);
          }
        };
    engine.with(builder -> builder.scheduler(scheduler));
  }

  /** Each 32nd write of a chain is to begin on a stack of its own. */
  @Test
  void put_nextOfALongChainIsForgotten_isRunWhenItsLifeIsOver() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    List<CompletableFuture<Void>> puts = new ArrayList<>();
    engine.redis.on(
        "put",
        call -> {
          if (puts.size() < 70) {
            puts.add(cache.put(Thing.of(7), "put " + puts.size()));
          }
          return call.answer();
        });
    forgotten = delay -> delay == 0;
    cache.put(Thing.of(7), "first");
    assertThat(puts).hasSizeLessThan(70);
    engine.clock.advance(LIFE.minus(BIT));
    assertThat(puts).hasSizeLessThan(70);
    forgotten = delay -> false;
    engine.clock.advance(BIT.multipliedBy(2));

    assertThat(puts).hasSize(70).allSatisfy(put -> assertThat(put).isCompletedWithValue(null));
    assertThat(engine.redis.value(7)).isEqualTo("put 69");
  }

  @Test
  void put_nobodyLooksAfterItsCall_failsWhenItsLifeIsOver() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    CompletableFuture<String> load = cache.get(Thing.of(8)); // whose life is looked after
    engine.clock.advanceMillis(1_000);
    engine.redis.hold("put");
    forgotten = delay -> true;
    CompletableFuture<Void> put = cache.put(Thing.of(7), "put");
    forgotten = delay -> false;
    engine.clock.advance(LIFE.minus(BIT));
    assertThat(put).isNotDone();
    engine.clock.advance(BIT.multipliedBy(2));

    assertFailure(put)
        .isInstanceOfSatisfying(
            TierException.class, e -> assertThat(e.tiers()).containsExactly("redis"))
        .hasMessageContaining("a write of a Thing was lost");
    engine.redis.recover();
    engine.redis.release();
    source.next().succeed();
    assertThat(load).isCompletedWithValue("8#1");
  }
}
