package io.cacheme.tests.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.Peek;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values that say how long they are kept. */
class ValueTtlTest {

  private static final String ISIN = "DE0007164600";

  private final LogCapture log = new LogCapture();
  private final ManualTimeSource time = new ManualTimeSource();
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .scheduler(new ManualScheduler(time))
          .completeOnStorageThreads()
          .storage("local", new InMemoryLocalStorage())
          .storage("my-redis", new InMemoryRemoteStorage(time))
          .build();
  private final QuoteCache quotes = QuoteCache.create(cacheme);
  private int loads;

  @AfterEach
  void close() {
    StatsIdentity.assertHolds(quotes.stats());
    cacheme.close();
    log.close();
  }

  private Loader<Quote, Integer> loader(@Nullable Integer value) {
    return node -> {
      loads++;
      return CompletableFuture.completedFuture(value);
    };
  }

  private @Nullable Integer get(@Nullable Integer loaded) {
    return Await.value(quotes.get(ISIN, loader(loaded)));
  }

  private List<@Nullable Duration> left() {
    return Await.value(quotes.peek(ISIN)).tiers().stream()
        .map(Peek.InTier::timeLeft)
        .map(left -> left.orElse(null))
        .collect(Collectors.toList());
  }

  @Test
  void load_valueSaysLess_isKeptForThatInAllTiers() {
    get(20);

    assertThat(left()).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(20));
    time.advance(Duration.ofSeconds(21));
    assertThat(get(30)).isEqualTo(30);
    assertThat(loads).isEqualTo(2);
  }

  @Test
  void load_valueSaysMore_tiersKeepItForTheirs() {
    get(600);

    assertThat(left()).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(10));
  }

  @Test
  void load_valueSaysNothing_tiersKeepItForTheirs() {
    get(Quote.OPEN_ENDED);

    assertThat(left()).containsExactly(Duration.ofMinutes(1), Duration.ofHours(1));
  }

  @Test
  void load_nothing_isNotAsked() {
    assertThat(get(null)).isNull();

    assertThat(left()).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(1));
  }

  @Test
  void load_valueIsNotToBeKept_isAnsweredAndLoadedAgain() {
    assertThat(get(Quote.KEPT_NOWHERE)).isEqualTo(Quote.KEPT_NOWHERE);
    assertThat(get(Quote.KEPT_NOWHERE)).isEqualTo(Quote.KEPT_NOWHERE);

    assertThat(loads).isEqualTo(2);
    assertThat(Await.value(quotes.getIfPresent(ISIN))).isNull();
  }

  @Test
  void load_methodThrows_isAnsweredAndNotKept_isLogged() {
    assertThat(get(Quote.THROWS)).isEqualTo(Quote.THROWS);

    assertThat(Await.value(quotes.getIfPresent(ISIN))).isNull();
    assertThat(log.text())
        .contains("a value is not kept, for ttl of Quote threw java.lang.IllegalStateException")
        .doesNotContain("canary");
  }

  @Test
  void loadAll_eachSaysItsOwn() {
    Map<String, Integer> wanted = Map.of("a", 5, "b", 50, "c", Quote.KEPT_NOWHERE);
    Map<Quote, Integer> answers =
        Await.value(
                quotes
                    .asNodeCache()
                    .getAllBy(
                        wanted.keySet(),
                        Quote::new,
                        nodes ->
                            CompletableFuture.completedFuture(
                                nodes.stream()
                                    .collect(
                                        Collectors.toMap(
                                            Function.identity(),
                                            node -> wanted.get(node.isin()))))))
            .entrySet()
            .stream()
            .collect(Collectors.toMap(e -> new Quote(e.getKey()), Map.Entry::getValue));

    assertThat(answers).hasSize(3);
    time.advance(Duration.ofSeconds(6));
    assertThat(Await.value(quotes.getIfPresent("a"))).isNull();
    assertThat(Await.value(quotes.getIfPresent("b"))).isEqualTo(50);
    assertThat(Await.value(quotes.getIfPresent("c"))).isNull();
  }

  @Test
  void put_valueSaysLess_isKeptForThat() {
    Await.value(quotes.put(ISIN, 20));

    assertThat(left()).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(20));
  }

  @Test
  void put_valueIsNotToBeKept_removesTheOlder() {
    Await.value(quotes.put(ISIN, 20));
    Await.value(quotes.put(ISIN, Quote.KEPT_NOWHERE));

    assertThat(Await.value(quotes.getIfPresent(ISIN))).isNull();
  }

  @Test
  void putAll_someAreNotToBeKept_removesTheirOlder() {
    Await.value(quotes.asNodeCache().putAll(Map.of(new Quote("a"), 20, new Quote("b"), 20)));
    Await.value(
        quotes
            .asNodeCache()
            .putAll(Map.of(new Quote("a"), Quote.KEPT_NOWHERE, new Quote("b"), 30)));

    assertThat(Await.value(quotes.getIfPresent("a"))).isNull();
    assertThat(Await.value(quotes.getIfPresent("b"))).isEqualTo(30);
  }

  @Test
  void refresh_valueIsNotToBeKept_removesTheOlder() {
    Await.value(quotes.put(ISIN, 20));

    assertThat(Await.value(quotes.refresh(ISIN, loader(Quote.KEPT_NOWHERE))))
        .isEqualTo(Quote.KEPT_NOWHERE);
    assertThat(Await.value(quotes.getIfPresent(ISIN))).isNull();
  }

  @Test
  void backFill_ofTheHeap_livesNoLongerThanWhatItCameFrom() {
    get(90);
    time.advance(Duration.ofSeconds(70)); // the heap's has expired

    assertThat(get(Quote.OPEN_ENDED)).isEqualTo(90);
    assertThat(left()).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(20));
  }
}
