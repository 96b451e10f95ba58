package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.generated.Consequences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What generated code asks of {@link Consequences}, seen from the storage and the listener. */
class ConsequencesOfCallsTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private final List<CachemeListener.FailedConsequence> told = new ArrayList<>();

  private NodeCache<Thing, String> cache() {
    engine.with(
        builder ->
            builder.listener(
                new CachemeListener() {
                  @Override
                  public void onAnswer(Answer answer) {}

                  @Override
                  public void onFailedConsequence(FailedConsequence failed) {
                    told.add(failed);
                  }
                }));
    return engine.cacheme().bind(Thing.chain(), Loads.by(source));
  }

  private static Consequences puts(NodeCache<Thing, String> cache, Map<Long, String> values) {
    return Consequences.of("Things.rename")
        .putAll(cache, List.of(1L, 2L, 3L, 4L), id -> Thing.of(id), values);
  }

  @Test
  void putAll_ofAMap_isOneCallOfTheTier() {
    NodeCache<Thing, String> cache = cache();
    puts(cache, Map.of(1L, "a", 2L, "b", 4L, "d")).await();

    assertThat(engine.redis.calls()).containsExactlyInAnyOrder("remove x:3", "putAll x:1 x:2 x:4");
    assertThat(cache.getIfPresent(Thing.of(4))).isCompletedWithValue("d");
    assertThat(told).isEmpty();
  }

  @Test
  void putAll_ofAMap_storageFails_isToldForEachKey() {
    NodeCache<Thing, String> cache = cache();
    engine.redis.fail("*");
    puts(cache, Map.of(1L, "a", 2L, "b", 4L, "d")).await();

    assertThat(told)
        .extracting(CachemeListener.FailedConsequence::node)
        .containsExactlyInAnyOrder(Thing.of(1), Thing.of(2), Thing.of(3), Thing.of(4));
    assertThat(told).allMatch(failed -> failed.failure() instanceof TierException);
    assertThat(cache.getIfPresent(Thing.of(1)).join()).isIn("a", null);
  }

  @Test
  void putAll_ofAMap_oneKeyCannotBeMade_theOthersArePut() {
    NodeCache<Thing, String> cache = cache();
    Consequences.of("Things.rename")
        .putAll(
            cache,
            List.of(1L, 2L, 3L),
            id -> {
              if (id == 2) {
                throw new IllegalStateException("no node");
              }
              return Thing.of(id);
            },
            Map.of(1L, "a", 2L, "b", 3L, "c"))
        .await();

    assertThat(engine.redis.value(1)).isEqualTo("a");
    assertThat(engine.redis.value(3)).isEqualTo("c");
    assertThat(told).singleElement().matches(failed -> failed.node() == null);
  }

  @Test
  void putAll_intoACacheOfAnotherMake_putsEach() {
    Map<Long, String> values = new HashMap<>(Map.of(1L, "a", 2L, "b"));
    NodeCache<Thing, String> wrapped = engine.bind(Thing.chain(), source);
    puts(wrapped, values).await();

    assertThat(engine.redis.value(1)).isEqualTo("a");
    assertThat(engine.redis.value(2)).isEqualTo("b");
  }

  @Test
  void putAll_afterClose_isToldForEachKey() {
    NodeCache<Thing, String> cache = cache();
    engine.close();
    puts(cache, Map.of(1L, "a", 2L, "b", 3L, "c", 4L, "d")).await();

    assertThat(told).hasSize(4).allMatch(one -> one.failure() instanceof CacheClosedException);
  }

  @Test
  void await_onAnEventLoop_isToldOnceThatItDidNotWait() {
    NodeCache<Thing, String> cache = cache();
    engine.redis.hold("*");
    engine.redis.eventLoop = Thread.currentThread();
    Consequences.of("Things.drop").invalidate(cache, () -> Thing.of(7)).await();
    engine.redis.release();

    assertThat(told)
        .singleElement()
        .extracting(CachemeListener.FailedConsequence::failure)
        .isInstanceOfSatisfying(
            CachemeUsageException.class, refusal -> assertThat(refusal.code()).isEqualTo("R03"));
  }

  @Test
  void await_onAnEventLoop_ofWhatFails_isToldOnceWithThat() {
    NodeCache<Thing, String> cache = cache();
    engine.redis.hold("*");
    engine.redis.eventLoop = Thread.currentThread();
    Consequences.of("Things.drop").invalidate(cache, () -> Thing.of(7)).await();
    engine.clock.advanceMillis(3_000);

    assertThat(told)
        .singleElement()
        .extracting(CachemeListener.FailedConsequence::failure)
        .isInstanceOf(TierException.class);
    engine.redis.recover();
    engine.redis.release();
  }
}
