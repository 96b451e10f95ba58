package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More loads of one call than may wait for a load thread. */
class ManyLoadsTest {

  private static final List<Thing> THINGS = Thing.all(LongStream.range(0, 20_000).toArray());

  private final CountDownLatch asked = new CountDownLatch(1);
  private final Cacheme cacheme =
      Cacheme.builder().storage("local", "local://lru?size=100000").build();
  private final NodeCache<Thing, String> cache =
      cacheme.bind(Thing.heap(), Loads.by(Loader.blocking(this::load)));

  private String load(Thing thing) throws InterruptedException {
    asked.await();
    return "loaded " + thing.id();
  }

  @AfterEach
  void close() {
    cacheme.close();
  }

  @Test
  void getAll_eachKeyByALoadOfItsOwn_isAnsweredWhole() {
    var all = cache.getAll(THINGS);
    asked.countDown();
    assertThat(all.join()).hasSize(20_000);
  }

  @Test
  void refreshAll_eachKeyByALoadOfItsOwn_isAnsweredWhole() {
    var all = cache.refreshAll(THINGS);
    asked.countDown();
    assertThat(all.join()).hasSize(20_000);
  }
}
