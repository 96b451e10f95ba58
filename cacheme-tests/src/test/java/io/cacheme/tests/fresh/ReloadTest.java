package io.cacheme.tests.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.Known;
import io.cacheme.Peek;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loads that are told what is known, and may find that it has not changed. */
class ReloadTest {

  private static final String TITLE = "zoo";
  private static final Leaflet.Text FIRST = new Leaflet.Text("Lions", "1");
  private static final Duration SOFT = Duration.ofSeconds(11);
  private static final Duration TTL = Duration.ofMinutes(2);

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final List<Known<Leaflet.Text>> known = new ArrayList<>();
  private CompletableFuture<Leaflet.Text> source = CompletableFuture.completedFuture(FIRST);
  private final FaultyRemoteStorage redis = new FaultyRemoteStorage(memory);
  private final Cacheme cacheme = process(redis).build();
  private final Cacheme another = process(memory.another()).build();
  private final LeafletCache cache = LeafletCache.create(cacheme, this::print);
  private final LeafletCache others = LeafletCache.create(another, this::print);

  private Cacheme.Builder process(RemoteStorage storage) {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .storage("local", new InMemoryLocalStorage())
        .storage("my-redis", storage);
  }

  /** As a server that is asked with an ETag. */
  private CompletionStage<Leaflet.Text> print(String title, Known<Leaflet.Text> stale) {
    known.add(stale);
    return source.thenApply(
        now ->
            stale.isPresent() && now.etag().equals(stale.value().etag())
                ? stale.notModified()
                : now);
  }

  @BeforeEach
  void listens() {
    scheduler.advance(Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    StatsIdentity.assertHolds(cache.stats());
    cacheme.close();
    another.close();
  }

  private Known<Leaflet.Text> last() {
    return known.get(known.size() - 1);
  }

  private Leaflet.Text get() {
    return Await.value(cache.get(TITLE));
  }

  @Test
  void firstLoad_knowsNothing() {
    get();

    assertThat(last().isPresent()).isFalse();
    assertThatThrownBy(last()::notModified).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void renewal_thatFindsNothingChanged_makesTheValueYoung() {
    get();
    scheduler.advance(SOFT);
    get();

    assertThat(last().value()).isEqualTo(FIRST);
    assertThat(last().age()).isEqualTo(SOFT);
    assertThat(last().toString()).doesNotContain("Lions");
    assertThat(cache.stats().notModifiedCount()).isEqualTo(1);
    List<Peek.InTier> tiers = Await.value(cache.peek(TITLE)).tiers();
    assertThat(tiers).allSatisfy(tier -> assertThat(tier.age()).contains(Duration.ZERO));
    get();
    assertThat(known).hasSize(2);
  }

  @Test
  void renewal_thatFindsAnother_keepsThat() {
    get();
    Leaflet.Text second = new Leaflet.Text("Bears", "2");
    source = CompletableFuture.completedFuture(second);
    scheduler.advance(SOFT);
    get();

    assertThat(get()).isEqualTo(second);
    assertThat(cache.stats().notModifiedCount()).isZero();
  }

  @Test
  void loadAfterTheEnd_isToldOfWhatHasEnded() {
    get();
    scheduler.advance(TTL);

    assertThat(get()).isEqualTo(FIRST);
    assertThat(last().value()).isEqualTo(FIRST);
    assertThat(cache.stats().notModifiedCount()).isEqualTo(1);
    assertThat(cache.stats().staleHitCount()).isZero();
  }

  @Test
  void invalidate_nothingIsKnownAfterIt() {
    get();
    scheduler.advance(TTL);
    cache.sync().invalidate(TITLE);
    get();

    assertThat(last().isPresent()).isFalse();
  }

  @Test
  void anotherProcessInvalidates_nothingIsKnownAfterIt() {
    get();
    scheduler.advance(TTL);
    others.sync().invalidate(TITLE);
    scheduler.advance(Duration.ofMillis(100));
    get();

    assertThat(last().isPresent()).isFalse();
  }

  @Test
  void clear_nothingIsKnownAfterIt() {
    get();
    scheduler.advance(TTL);
    cache.sync().clear();
    get();

    assertThat(last().isPresent()).isFalse();
  }

  /** It ends what is loaded meanwhile only by the generation that the tier gets. */
  @Test
  void clear_underWayBeforeALoadIsTold_whatHasNotChangedIsNotKept() {
    get();
    scheduler.advance(TTL);
    redis.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.DELAY);
    CompletableFuture<Void> clear = cache.clear();
    source = new CompletableFuture<>();
    CompletableFuture<Leaflet.Text> answer = cache.get(TITLE);
    assertThat(last().value()).isEqualTo(FIRST);
    redis.heal();
    redis.release();
    assertThat(clear).isCompleted();
    source.complete(FIRST);

    assertThat(answer).isCompletedWithValue(FIRST);
    assertThat(cache.sync().getIfPresent(TITLE)).isNull();
    assertThat(others.sync().getIfPresent(TITLE)).isNull();
  }

  @Test
  void invalidate_whileItIsAsked_whatHasNotChangedIsNotKept() {
    get();
    scheduler.advance(SOFT);
    source = new CompletableFuture<>();
    get(); // begins a renewal
    cache.sync().invalidate(TITLE);
    source.complete(FIRST);

    assertThat(cache.sync().getIfPresent(TITLE)).isNull();
    assertThat(others.sync().getIfPresent(TITLE)).isNull();
  }

  @Test
  void refresh_knowsNothing() {
    get();
    scheduler.advance(SOFT);
    Await.value(cache.refresh(TITLE));

    assertThat(last().isPresent()).isFalse();
  }

  @Test
  void otherProcess_knowsWhatRedisHas() {
    get();
    scheduler.advance(TTL);
    Await.value(others.get(TITLE));

    assertThat(last().value()).isEqualTo(FIRST);
  }

  @Test
  void put_isKnownWhenItIsDue() {
    Leaflet.Text put = new Leaflet.Text("Apes", "3");
    cache.sync().put(TITLE, put);
    scheduler.advance(SOFT);
    get();

    assertThat(last().value()).isEqualTo(put);
    assertThat(get()).isEqualTo(FIRST);
  }

  @Test
  void loadThatBlocks_isToldToo() {
    BrochureCache brochures =
        BrochureCache.create(cacheme, word -> word.equals("none") ? null : word);
    assertThat(brochures.sync().get("zoo")).isEqualTo("zoo");
    assertThat(brochures.sync().get("none")).isNull();
    scheduler.advance(SOFT);
    assertThat(brochures.sync().get("zoo")).isEqualTo("zoo");

    Await.until("it has been loaded anew", () -> brochures.stats().notModifiedCount() == 1);
  }
}
