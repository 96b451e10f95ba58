package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code getIfPresent} reads all tiers and back-fills; it never loads and never waits for a load.
 */
class GetIfPresentTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void getIfPresent_nowhere_isNullAndDoesNotLoad() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    assertThat(engine.journal).containsExactly("redis get x:7", "disk get x:7");
    assertThat(source.loads).isEmpty();
  }

  @Test
  void getIfPresent_atTheBottom_fillsTheTiersBeforeIt() {
    engine.disk.keep(7, "kept", Entry.NEVER);
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue("kept");
    assertThat(engine.redis.value(7)).isEqualTo("kept");
    assertThat(engine.local.get(Thing.of(7))).isNotNull();
  }

  @Test
  void getIfPresent_onTheHeap_asksNoOther() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    engine.journal.clear();
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.journal).isEmpty();
  }

  @Test
  void getIfPresent_whileLoading_doesNotWait() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    cache.get(Thing.of(7));
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    source.next().succeed();
  }

  @Test
  void getIfPresent_whileFilling_hasTheLoadedValue() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("put");
    cache.get(Thing.of(7));
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue("7#1");
    engine.redis.release();
  }

  @Test
  void get_whileGetIfPresentReads_loadsAllTheSame() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("get");
    var present = cache.getIfPresent(Thing.of(7));
    var got = cache.get(Thing.of(7));
    engine.redis.release();
    assertThat(present).isCompletedWithValue(null);
    assertThat(got).isCompletedWithValue("7#1");
  }

  @Test
  void getIfPresent_nodeWithoutLoad_works() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), Loads.<Thing, String>none());
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
  }

  @Test
  void getIfPresent_hitWhileInvalidated_fillsNothing() {
    engine.disk.keep(7, "old", Entry.NEVER);
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.disk.hold("get");
    var present = cache.getIfPresent(Thing.of(7));
    var read = engine.disk.held.remove();
    read.answer();
    engine.disk.recover();
    assertThat(present).isCompletedWithValue("old");
    engine.disk.hold("get");
    engine.redis.stored.clear();
    engine.clock.advance(Thing.LOCAL_TTL);
    var second = cache.getIfPresent(Thing.of(7));
    var oldRead = engine.disk.held.remove();
    var oldValue = oldRead.effect().get();
    assertThat(cache.invalidate(Thing.of(7))).isCompletedWithValue(null);
    complete(oldRead, oldValue);
    assertThat(second).isCompletedWithValue("old");
    assertThat(engine.redis.stored).isEmpty();
    assertThat(engine.local.get(Thing.of(7))).isNull();
  }

  @SuppressWarnings("unchecked")
  private static <T> void complete(FakeRemote.Call<T> call, Object value) {
    call.future().complete((T) value);
  }
}
