package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.Entry;
import io.cacheme.spi.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A scheduler that refuses a task: nobody waits for ever, and the next call finds all in order. */
class RefusedScheduleTest {

  private static final Duration SHORT = Duration.ofMillis(100);
  private static final int LIMIT = 10_000;

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private LongPredicate refused = delay -> false;

  @BeforeEach
  void schedulerRefuses() {
    Scheduler scheduler =
        (task, delay) -> {
          if (refused.test(delay)) {
            throw new RejectedExecutionException("no more tasks");
          }
          engine.clock.scheduler.schedule(task, delay);
        };
    engine.with(builder -> builder.scheduler(scheduler));
  }

  @Test
  void put_noDeadlineCanBeSet_throwsAndIsNotWritten() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    refused = delay -> true;
    assertThatThrownBy(() -> cache.put(Thing.of(7), "refused"))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(engine.redis.calls()).isEmpty();
    assertThat(engine.cacheme().isIdle()).isTrue();

    refused = delay -> false;
    assertThat(cache.put(Thing.of(7), "put")).isCompleted();
    assertThat(engine.redis.value(7)).isEqualTo("put");
  }

  /** Each 32nd write of a chain is to begin on a stack of its own. */
  @Test
  void put_nextOfALongChainIsRefused_allAreWritten() {
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
    refused = delay -> delay == 0;
    assertThat(cache.put(Thing.of(7), "first")).isCompleted();
    assertThat(puts).hasSize(70).allSatisfy(put -> assertThat(put).isCompletedWithValue(null));
    assertThat(engine.redis.value(7)).isEqualTo("put 69");
  }

  @Test
  void invalidate_newGenerationCannotBeTried_failsAndTheNextOneTries() {
    NodeCache<Thing, String> cache = engine.bind(Thing.spec().tier("redis", null).build(), source);
    engine.redis.on("remove", call -> call.fail(new IllegalStateException("no removals")));
    for (int i = 0; i < LIMIT; i++) {
      cache.invalidate(Thing.of(i));
    }
    engine.redis.keep(77_777, "old", Entry.NEVER);
    refused = delay -> delay == SHORT.toNanos();
    assertFailure(cache.invalidate(Thing.of(LIMIT))).isInstanceOf(TierException.class);
    assertThat(cache.getIfPresent(Thing.of(77_777))).isCompletedWithValue(null);

    refused = delay -> false;
    assertFailure(cache.invalidate(Thing.of(LIMIT + 1))).isInstanceOf(TierException.class);
    engine.redis.recover();
    engine.clock.advance(SHORT.multipliedBy(3));
    assertThat(cache.get(Thing.of(77_777))).as("not \"old\"").isCompletedWithValue("77777#1");
  }
}
