package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code getAllPresent}: each tier once, and never a load. */
class GetAllPresentTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void eachTier_isAskedOnceForWhatIsMissing_andFillsThoseBefore() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.put(Thing.of(1), "heap");
    engine.redis.keep(2, "redis", Entry.NEVER);
    engine.disk.keep(3, "disk", Entry.NEVER);
    engine.journal.clear();

    assertThat(cache.getAllPresent(Thing.all(4, 3, 2, 1)))
        .isCompletedWithValue(
            Map.of(Thing.of(3), "disk", Thing.of(2), "redis", Thing.of(1), "heap"))
        .satisfies(
            all ->
                assertThat(all.join().keySet())
                    .containsExactly(Thing.of(3), Thing.of(2), Thing.of(1)));
    assertThat(engine.journal)
        .containsExactly("redis getAll x:4 x:3 x:2", "disk getAll x:4 x:3", "redis putAll x:3");
    assertThat(source.loads).isEmpty();
    assertThat(cache.getIfPresent(Thing.of(3))).isCompletedWithValue("disk");
  }

  @Test
  void aLoadUnderWay_isNotWaitedFor() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    CompletableFuture<String> load = cache.get(Thing.of(1));

    assertThat(cache.getAllPresent(Thing.all(1, 2))).isCompletedWithValue(Map.of());
    source.next().succeed();
    assertThat(load).isCompletedWithValue("1#1");
    assertThat(cache.getAllPresent(Thing.all(1, 2)))
        .isCompletedWithValue(Map.of(Thing.of(1), "1#1"));
  }

  @Test
  void aTierThatFails_isAMiss() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.disk.keep(1, "disk", Entry.NEVER);
    engine.redis.fail("getAll");

    assertThat(cache.getAllPresent(Thing.all(1, 2)))
        .isCompletedWithValue(Map.of(Thing.of(1), "disk"));
    engine.redis.recover();
  }

  @Test
  void knownAbsence_isLeftOut_andCountedAsAHit() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec().tier("local", null).negativeTtl(Thing.LOCAL_TTL).build(), source.empty());
    cache.get(Thing.of(1));

    assertThat(cache.getAllPresent(Thing.all(1))).isCompletedWithValue(Map.of());
    assertThat(cache.stats().hitCount()).isEqualTo(1);
  }

  @Test
  void close_refusesIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    engine.close();

    assertFailure(cache.getAllPresent(Thing.all(1))).isInstanceOf(CacheClosedException.class);
  }
}
