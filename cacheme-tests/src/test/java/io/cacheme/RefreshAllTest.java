package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code refreshAll}: one load, one write a tier, and to each key what a {@code refresh} is. */
class RefreshAllTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private final BulkSource bulk = new BulkSource();

  private NodeCache<Thing, String> bulky(NodeSpec<Thing, String> spec) {
    return engine.bind(spec, Loads.by(source).bulk(bulk));
  }

  @Test
  void refreshAll_loadsOnce_andWritesEachTierOnce() {
    NodeCache<Thing, String> cache = bulky(Thing.three());
    cache.getAll(Thing.all(1, 2, 3));
    engine.journal.clear();

    assertThat(cache.refreshAll(Thing.all(1, 2, 3, 1)))
        .isCompletedWithValue(Map.of(Thing.of(1), "1*2", Thing.of(2), "2*2", Thing.of(3), "3*2"));
    assertThat(bulk.calls).hasSize(2).last().isEqualTo(Thing.all(1, 2, 3));
    assertThat(engine.journal)
        .containsExactly("disk putAll x:1 x:2 x:3", "redis putAll x:1 x:2 x:3");
    assertThat(cache.getIfPresent(Thing.of(2))).isCompletedWithValue("2*2");
  }

  @Test
  void theOldValue_isServedUntilThen() {
    NodeCache<Thing, String> cache = bulky(Thing.chain());
    cache.putAll(Map.of(Thing.of(1), "old"));
    CompletableFuture<Map<Thing, String>> loaded = new CompletableFuture<>();
    bulk.instead(values -> loaded);
    CompletableFuture<Map<Thing, String>> all = cache.refreshAll(Thing.all(1));

    assertThat(cache.get(Thing.of(1))).isCompletedWithValue("old");
    loaded.complete(Map.of(Thing.of(1), "new"));
    assertThat(all).isCompletedWithValue(Map.of(Thing.of(1), "new"));
    assertThat(cache.get(Thing.of(1))).isCompletedWithValue("new");
  }

  @Test
  void whatIsNotFound_isRemoved() {
    NodeCache<Thing, String> cache = bulky(Thing.chain());
    cache.putAll(Map.of(Thing.of(1), "old", Thing.of(2), "old"));
    bulk.instead(values -> CompletableFuture.completedFuture(Map.of(Thing.of(2), "new")));

    assertThat(cache.refreshAll(Thing.all(1, 2))).isCompletedWithValue(Map.of(Thing.of(2), "new"));
    assertThat(cache.getAllPresent(Thing.all(1, 2)))
        .isCompletedWithValue(Map.of(Thing.of(2), "new"));
    assertThat(engine.redis.value(1)).isNull();
  }

  @Test
  void aFailedLoad_leavesTheOldValues() {
    NodeCache<Thing, String> cache = bulky(Thing.chain());
    cache.putAll(Map.of(Thing.of(1), "old", Thing.of(2), "old"));
    bulk.instead(values -> CompletableFuture.failedFuture(new IllegalStateException("down")));

    assertFailure(cache.refreshAll(Thing.all(1, 2)))
        .isInstanceOfSatisfying(
            GetAllException.class,
            e -> assertThat(e.failures()).containsOnlyKeys(Thing.of(1), Thing.of(2)));
    assertThat(cache.get(Thing.of(1))).isCompletedWithValue("old");
  }

  @Test
  void aPutMeanwhile_stands_andTheOthersAreReplaced() {
    NodeCache<Thing, String> cache = bulky(Thing.chain());
    CompletableFuture<Map<Thing, String>> loaded = new CompletableFuture<>();
    bulk.instead(values -> loaded);
    CompletableFuture<Map<Thing, String>> all = cache.refreshAll(Thing.all(1, 2));
    cache.put(Thing.of(1), "put");
    loaded.complete(Map.of(Thing.of(1), "loaded", Thing.of(2), "loaded"));

    assertThat(all).isCompleted();
    assertThat(cache.get(Thing.of(1))).isCompletedWithValue("put");
    assertThat(cache.get(Thing.of(2))).isCompletedWithValue("loaded");
  }

  @Test
  void withoutABulkLoader_loadsEachAtTheSameTime() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    CompletableFuture<Map<Thing, String>> all = cache.refreshAll(Thing.all(1, 2));

    assertThat(source.held).as("both have begun").hasSize(2);
    source.held.forEach(Source.Held::succeed);
    assertThat(all).isCompletedWithValue(Map.of(Thing.of(1), "1#1", Thing.of(2), "2#1"));
    assertThat(cache.get(Thing.of(1))).isCompletedWithValue("1#1");
  }

  @Test
  void aRefreshUnderWay_isFollowedByOneThatBeginsLater() {
    NodeCache<Thing, String> cache = bulky(Thing.chain());
    source.hold();
    CompletableFuture<String> one = cache.refresh(Thing.of(1));
    CompletableFuture<Map<Thing, String>> all = cache.refreshAll(Thing.all(1, 2));

    assertThat(all).isNotDone();
    source.next().succeed();
    source.next().succeed();
    assertThat(one).isCompletedWithValue("1#1");
    assertThat(all).isCompletedWithValue(Map.of(Thing.of(1), "1#2", Thing.of(2), "2*1"));
  }

  @Test
  void aTierThatCannotBeWritten_doesNotFailIt() {
    NodeCache<Thing, String> cache = bulky(Thing.chain());
    engine.redis.fail("putAll");
    engine.redis.fail("remove");

    assertThat(cache.refreshAll(Thing.all(1))).isCompletedWithValue(Map.of(Thing.of(1), "1*1"));
    assertThat(cache.get(Thing.of(1))).isCompletedWithValue("1*1");
    engine.redis.recover();
    engine.clock.advanceMillis(60_000);
  }

  @Test
  void aLoadThatDoesNotEnd_failsThemInTime() {
    NodeCache<Thing, String> cache = bulky(Thing.chain());
    bulk.instead(values -> new CompletableFuture<>());
    CompletableFuture<Map<Thing, String>> all = cache.refreshAll(Thing.all(1, 2));
    engine.clock.advanceMillis(31_000);

    assertFailure(all).hasRootCauseInstanceOf(LoadTimeoutException.class);
  }

  @Test
  void sync_runsABlockingLoadOnTheCallersThread() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), Loads.<Thing, String>none());
    Thread caller = Thread.currentThread();
    Map<Thing, String> all =
        cache
            .sync()
            .refreshAll(
                Thing.all(1, 2),
                BulkLoader.blocking(
                    things -> {
                      assertThat(Thread.currentThread()).isSameAs(caller);
                      return Map.of(Thing.of(1), "one");
                    }));

    assertThat(all).isEqualTo(Map.of(Thing.of(1), "one"));
    assertThat(cache.sync().getIfPresent(Thing.of(1))).isEqualTo("one");
    assertThat(
            cache
                .sync()
                .refreshAllBy(
                    List.of(7L),
                    Thing::new,
                    BulkLoader.blocking(things -> Map.of(Thing.of(7), "seven"))))
        .isEqualTo(Map.of(7L, "seven"));
  }

  @Test
  void withoutALoader_isRefused() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), Loads.<Thing, String>none());

    assertThatThrownBy(() -> cache.refreshAll(Thing.all(1)))
        .isInstanceOf(CachemeUsageException.class)
        .hasMessageContaining("refreshAll was called without a loader [R11]");
  }
}
