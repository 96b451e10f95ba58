package io.cacheme.testkit;

import static io.cacheme.testkit.CachemeAssertions.assertThat;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The assertions on counters, and on what was loaded, beside those of AssertJ. */
class CachemeAssertionsTest {

  private static final DynamicType<String> WORD =
      DynamicNode.type("word", "v1", String.class)
          .tier("local", Duration.ofSeconds(30))
          .fresh(FreshSpec.NONE.staleIfError(Duration.ofMinutes(5)));
  private static final DynamicNode<String> TEA = WORD.key("tea");
  private static final DynamicNode<String> ALE = WORD.key("ale");
  private static final Loader<DynamicNode<String>, String> LOADER =
      node -> completedFuture("secret");

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final LoadLog log = new LoadLog();
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .scheduler(scheduler)
          .completeOnStorageThreads()
          .storage("local", new InMemoryLocalStorage())
          .listener(log)
          .build();
  private final NodeCache<DynamicNode<String>, String> words = WORD.cache(cacheme);

  @AfterEach
  void close() {
    cacheme.close();
  }

  private static void assertFails(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("secret");
  }

  @Test
  void stats_areWhatWasCounted() {
    words.get(TEA, LOADER);
    words.get(TEA, LOADER);
    CompletableFuture<String> load = new CompletableFuture<>();
    words.get(ALE, node -> load);
    words.get(ALE, node -> load);
    load.completeExceptionally(new IllegalStateException("secret"));

    assertThat(words)
        .loadedOnce()
        .loaded(1)
        .failedLoads(1)
        .requests(4)
        .hits(1)
        .hitsOf("local", 1)
        .misses(3)
        .coalesced(1)
        .staleHits(0)
        .renewals(0);
    assertThat(words.stats()).loadedOnce();
  }

  @Test
  void stats_areNot_saysWhatThereIs() {
    words.get(TEA, LOADER);

    assertFails(
        () -> assertThat(words).loaded(2),
        "keys loaded of word: expected 2, found 1",
        "loadSuccessCount=1");
    assertFails(() -> assertThat(words.stats()).hits(1), "hits of the cache: expected 1, found 0");
    assertFails(() -> assertThat(words).hitsOf("my-redis", 1), "no tier \"my-redis\"", "[local]");
  }

  @Test
  void log_knowsWhoWasLoadedAndWhoWasNot() {
    words.get(TEA, LOADER);
    words.get(TEA, LOADER);
    words.getIfPresent(ALE);

    assertThat(log)
        .loadedOnce(TEA)
        .neverLoaded(ALE)
        .loadedExactly(TEA)
        .served(TEA)
        .from("local")
        .served(ALE)
        .fromNowhere();
    assertThat(log.answersTo(TEA)).hasSize(2);

    log.clear();
    assertThat(log.answers()).isEmpty();
    assertThat(log).neverLoaded(TEA);
    assertThat(log.toString()).isEqualTo("nothing was asked for");
  }

  @Test
  void log_countsALoadOnceHoweverManyJoin() {
    CompletableFuture<String> load = new CompletableFuture<>();
    words.get(TEA, node -> load);
    words.get(TEA, node -> load);
    words.getAll(List.of(TEA, ALE), nodes -> completedFuture(java.util.Map.of(ALE, "secret")));
    load.complete("secret");

    assertThat(log).loadedOnce(TEA).loadedOnce(ALE).served(TEA).fromLoad();
    assertThat(log.answersTo(TEA)).hasSize(3);
  }

  @Test
  void log_failureAndStale() {
    words.get(TEA, LOADER);
    scheduler.advance(Duration.ofSeconds(31));
    words.get(TEA, node -> CompletableFuture.failedFuture(new IllegalStateException("secret")));
    words.get(ALE, node -> CompletableFuture.failedFuture(new IllegalStateException("secret")));

    assertThat(log).served(TEA).staleFrom("local").served(ALE).withFailure();
    assertFails(
        () -> assertThat(log).served(TEA).from("local"),
        "was to be: from \"local\", and was: from \"local\", stale");
    assertFails(() -> assertThat(log).served(ALE).fromLoad(), "and was: failed: ");
  }

  @Test
  void log_isNotSo_showsTheAnswers() {
    words.get(TEA, LOADER);
    words.get(TEA, LOADER);

    assertFails(
        () -> assertThat(log).loaded(TEA, 2),
        TEA + " was to be loaded 2 times, and was loaded once; the answers:",
        TEA + "  loaded\n" + TEA + "  from \"local\"");
    assertFails(
        () -> assertThat(log).loadedExactly(TEA, ALE), "[" + TEA + ", " + ALE + "]", "[" + TEA);
    assertFails(
        () -> assertThat(log).served(ALE), "nobody asked for word[key=ale, version=v1]; the");
  }

  @Test
  void log_long_showsTheLast() {
    for (int i = 0; i < 103; i++) {
      words.get(TEA, LOADER);
    }

    assertThat(log.toString().lines()).hasSize(101).startsWith("… 3 before");
  }

  @Test
  void refresh_isNoAnswer_butCounted() {
    words.get(TEA, LOADER);
    words.refresh(TEA, LOADER);

    assertThat(log).loadedOnce(TEA);
    assertThat(words).loaded(2);
  }
}
