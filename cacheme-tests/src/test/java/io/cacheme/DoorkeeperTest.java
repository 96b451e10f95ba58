package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.KeyLayout;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is loaded for the first time is answered and not stored. */
class DoorkeeperTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  private NodeCache<Thing, String> chain(int size) {
    return engine.bind(
        Thing.spec()
            .tier("local", Thing.LOCAL_TTL)
            .tier("redis", Thing.REDIS_TTL)
            .doorkeeper(size, 0.001)
            .build(),
        source);
  }

  @Test
  void get_firstLoad_isAnsweredAndNotStored() {
    NodeCache<Thing, String> cache = chain(100);

    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.redis.value(7)).isNull();
    assertThat(cache.get(Thing.of(7))).as("loaded again").isCompletedWithValue("7#2");
    assertThat(engine.redis.value(7)).isEqualTo("7#2");
    assertThat(cache.get(Thing.of(7))).as("a hit").isCompletedWithValue("7#2");
    assertThat(cache.stats().unadmittedCount()).isEqualTo(1);
    assertThat(cache.stats().loadCount()).isEqualTo(2);
  }

  @Test
  void get_tiersAreReadAsEver() {
    NodeCache<Thing, String> cache = chain(100);
    cache.get(Thing.of(7));

    assertThat(engine.journal).containsExactly("redis get x:7");
  }

  @Test
  void get_manyWaiters_askTheDoorkeeperOnce() {
    NodeCache<Thing, String> cache = chain(100);
    source.hold();
    for (int i = 0; i < 10; i++) {
      cache.get(Thing.of(7));
    }
    source.next().succeed();

    assertThat(engine.redis.value(7)).isNull();
    assertThat(cache.stats().unadmittedCount()).isEqualTo(1);
  }

  @Test
  void get_backFill_passesTheDoorkeeperBy() {
    NodeCache<Thing, String> cache = chain(100);
    cache.put(Thing.of(7), "put");
    engine.clock.advance(Thing.LOCAL_TTL.plusSeconds(1));

    assertThat(cache.get(Thing.of(7))).as("from redis").isCompletedWithValue("put");
    engine.journal.clear();
    assertThat(cache.get(Thing.of(7))).as("from the heap").isCompletedWithValue("put");
    assertThat(engine.journal).isEmpty();
  }

  @Test
  void putAndRefresh_passTheDoorkeeperBy() {
    NodeCache<Thing, String> cache = chain(100);
    cache.put(Thing.of(1), "put");
    cache.refresh(Thing.of(2));

    assertThat(engine.redis.value(1)).isEqualTo("put");
    assertThat(engine.redis.value(2)).isEqualTo("2#1");
    assertThat(cache.stats().unadmittedCount()).isZero();
  }

  @Test
  void getIfPresent_onTheHeapOnly_rendersNoKey() {
    AtomicInteger rendered = new AtomicInteger();
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec()
                .key(
                    "x:{id}",
                    KeyLayout.literal("x:").thenNumber(),
                    (thing, key) -> {
                      rendered.incrementAndGet();
                      key.literal("x:").number(thing.id());
                    })
                .tier("local", Thing.LOCAL_TTL)
                .doorkeeper(100, 0.001)
                .build(),
            source);

    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    assertThat(rendered).hasValue(0);
    cache.get(Thing.of(7));
    assertThat(rendered).as("for the doorkeeper").hasValue(1);
  }

  @Test
  void getAll_storesWhatComesAgain() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec().tier("redis", Thing.REDIS_TTL).doorkeeper(100, 0.001).build(),
            Loads.<Thing, String>by(source).bulk(new BulkSource()));
    cache.getAll(Thing.all(1, 2));
    cache.getAll(Thing.all(2, 3));

    assertThat(engine.redis.value(1)).isNull();
    assertThat(engine.redis.value(2)).isEqualTo("2*2");
    assertThat(engine.redis.value(3)).isNull();
    assertThat(cache.stats().unadmittedCount()).isEqualTo(3);
  }

  @Test
  void get_heapOnly_isKeptOutToo() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec().tier("local", Thing.LOCAL_TTL).doorkeeper(100, 0.001).build(), source);
    cache.get(Thing.of(7));
    cache.get(Thing.of(7));
    cache.get(Thing.of(7));

    assertThat(source.loads).hasSize(2);
  }

  @Test
  void get_failedLoad_isNoNewKey() {
    NodeCache<Thing, String> cache = chain(100);
    source.failing(new IllegalStateException("down"));
    assertFailure(cache.get(Thing.of(7))).hasMessage("down");
    source.goOn();
    cache.get(Thing.of(7));

    assertThat(engine.redis.value(7)).isNull();
  }

  @Test
  void get_afterAsManyNewKeysAsItsSize_forgetsAll() {
    NodeCache<Thing, String> cache = chain(10);
    List<Thing> ten = LongStream.range(0, 10).mapToObj(Thing::of).toList();
    ten.forEach(cache::get);
    cache.get(Thing.of(0));

    assertThat(engine.redis.value(0)).as("forgotten with the tenth").isNull();
    cache.get(Thing.of(0));
    assertThat(engine.redis.value(0)).isEqualTo("0#3");
  }

  @Test
  void spec_thatCannotBeBuilt_isRefused() {
    assertThatThrownBy(() -> Thing.spec().doorkeeper(0, 0.01))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Thing.spec().doorkeeper(10, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Thing.spec().doorkeeper(10, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Thing.spec().doorkeeper(Integer.MAX_VALUE, 0.0001))
        .hasMessageContaining("GiB");
  }
}
