package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.KeyLayout;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code refresh}: the old value until the new one is there, and never one from before. */
class RefreshTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void refresh_whileLoading_oldValueIsServed() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    source.hold();
    var refreshed = cache.refresh(Thing.of(7));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    source.next().succeed();
    assertThat(refreshed).isCompletedWithValue("7#2");
  }

  @Test
  void refresh_loaded_replacesInAllTiersFromTheBottomUp() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.get(Thing.of(7));
    engine.journal.clear();
    assertThat(cache.refresh(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(engine.journal).containsExactly("disk put x:7", "redis put x:7");
    assertThat(engine.redis.value(7)).isEqualTo("7#2");
    assertThat(engine.disk.value(7)).isEqualTo("7#2");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void refresh_nothingCached_caches() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    assertThat(cache.refresh(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void refresh_manyAtOnce_oneRunsAndOneWaits() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var first = cache.refresh(Thing.of(7));
    var second = cache.refresh(Thing.of(7));
    var third = cache.refresh(Thing.of(7));
    assertThat(source.loads).hasSize(1);
    source.next().succeed();
    assertThat(first).isCompletedWithValue("7#1");
    assertThat(second).isNotDone();
    assertThat(source.loads).as("the waiting one begins").hasSize(2);
    source.next().succeed();
    assertThat(second).isCompletedWithValue("7#2");
    assertThat(third).isCompletedWithValue("7#2");
    assertThat(source.loads).hasSize(2);
  }

  @Test
  void refresh_whileAGetLoads_doesNotUseItsValue() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var got = cache.get(Thing.of(7));
    var refreshed = cache.refresh(Thing.of(7));
    source.next().succeed();
    assertThat(got).isCompletedWithValue("7#1");
    assertThat(refreshed).isNotDone();
    source.next().succeed();
    assertThat(refreshed).isCompletedWithValue("7#2");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void refresh_getLoadEndsAfterIt_doesNotOverwrite() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var got = cache.get(Thing.of(7));
    cache.refresh(Thing.of(7));
    var old = source.next();
    source.next().succeed();
    old.succeed();
    assertThat(got).isCompletedWithValue("7#1");
    assertThat(engine.redis.value(7)).isEqualTo("7#2");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void refresh_fails_leavesTheOldValueAndFailsItsCallers() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    Exception failure = new Exception("no");
    source.failing(failure);
    assertFailure(cache.refresh(Thing.of(7))).isSameAs(failure);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.redis.value(7)).isEqualTo("7#1");
  }

  @Test
  void refresh_fails_waitingOneRunsAllTheSame() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var first = cache.refresh(Thing.of(7));
    var second = cache.refresh(Thing.of(7));
    source.next().fail(new Exception("no"));
    source.next().succeed();
    assertThat(first).isCompletedExceptionally();
    assertThat(second).isCompletedWithValue("7#2");
  }

  @Test
  void refresh_findsNothing_removesIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    source.empty();
    assertThat(cache.refresh(Thing.of(7))).isCompletedWithValue(null);
    assertThat(engine.redis.stored).isEmpty();
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
  }

  @Test
  void refresh_findsNothingAndAbsenceIsCached_cachesThat() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec().tier("redis", Thing.REDIS_TTL).negativeTtl(Duration.ofSeconds(5)).build(),
            source);
    cache.get(Thing.of(7));
    source.empty();
    cache.refresh(Thing.of(7));
    assertThat(engine.redis.entry(7).absent()).isTrue();
  }

  @Test
  void refresh_neverLoaded_failsAtTheLoadTimeout() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var future = cache.refresh(Thing.of(7));
    engine.clock.advance(Duration.ofSeconds(31));
    assertFailure(future).isInstanceOf(LoadTimeoutException.class);
  }

  @Test
  void refresh_putSinceItsLoadBegan_putStands() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var refreshed = cache.refresh(Thing.of(7));
    cache.put(Thing.of(7), "put");
    source.next().succeed();
    assertThat(refreshed).isCompletedWithValue("7#1");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("put");
    assertThat(engine.redis.value(7)).isEqualTo("put");
  }

  @Test
  void refresh_invalidatedSinceItsLoadBegan_isWrittenNowhere() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    cache.refresh(Thing.of(7));
    cache.invalidate(Thing.of(7));
    source.next().succeed();
    assertThat(engine.redis.stored).isEmpty();
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
  }

  @Test
  void refresh_putWhileItWrites_tiersHaveThePut() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.disk.hold("put");
    var refreshed = cache.refresh(Thing.of(7));
    var put = cache.put(Thing.of(7), "put");
    engine.disk.release();
    assertThat(refreshed).isCompletedWithValue("7#1");
    assertThat(put).isCompletedWithValue(null);
    assertThat(engine.disk.value(7)).isEqualTo("put");
    assertThat(engine.redis.value(7)).isEqualTo("put");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("put");
  }

  @Test
  void refresh_aTierCannotBeWritten_answersAndBypassesIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    cache.get(Thing.of(7));
    engine.redis.fail("put");
    assertThat(cache.refresh(Thing.of(7))).isCompletedWithValue("7#2");
    engine.redis.fail("remove");
    assertThat(cache.get(Thing.of(7))).as("not the old one").isCompletedWithValue("7#3");
  }

  @Test
  void refresh_loaderRefreshesItsOwnKey_failsAtOnce() {
    AtomicReference<NodeCache<Thing, String>> cache = new AtomicReference<>();
    cache.set(engine.bind(Thing.chain(), thing -> cache.get().refresh(thing)));
    assertFailure(cache.get().refresh(Thing.of(7))).isInstanceOf(RecursiveLoadException.class);
  }

  @Test
  void refresh_withItsOwnLoader_usesIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    CompletableFuture<String> own = CompletableFuture.completedFuture("own");
    assertThat(cache.refresh(Thing.of(7), thing -> own)).isCompletedWithValue("own");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("own");
  }

  @Test
  void refresh_anything_isALoadAndNoRequest() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.refresh(Thing.of(7));
    assertThat(cache.stats().requestCount()).isZero();
    assertThat(cache.stats().loadCount()).isEqualTo(1);
  }

  @Test
  void refresh_keyThatCannotBeRendered_isRefused() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec()
                .key(
                    "x:{id}",
                    KeyLayout.literal("x:").thenNumber(),
                    (thing, key) -> {
                      throw new IllegalArgumentException("no key");
                    })
                .tier("redis", Thing.REDIS_TTL)
                .build(),
            source);
    assertThatThrownBy(() -> cache.refresh(Thing.of(7))).hasMessage("no key");
  }

  @Test
  void refresh_alwaysAnotherOneWaiting_allEnd() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    int[] left = {20_000};
    engine.redis.on(
        "put",
        call -> {
          if (left[0]-- > 0) {
            cache.refresh(Thing.of(7));
          }
          return call.answer();
        });
    var first = cache.refresh(Thing.of(7));
    assertThat(first).isCompletedWithValue("7#1");
    Awaitility.await("the last of them") // on other threads, where the stack would end
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              engine.clock.advanceMillis(0);
              return "7#20001".equals(engine.redis.value(7));
            });
  }
}
