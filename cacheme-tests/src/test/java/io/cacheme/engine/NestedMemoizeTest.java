package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.spi.Storage;
import io.cacheme.testkit.InMemoryLocalStorage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two memoized interfaces, one of which calls the other. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class NestedMemoizeTest {

  private final CountDownLatch begun = new CountDownLatch(64);

  static Stream<Arguments> storagesAndCallers() {
    return Stream.of(64, 200)
        .flatMap(
            callers ->
                Stream.of(
                    Arguments.of(new InMemoryLocalStorage(), callers),
                    Arguments.of(new LoopRemote(), callers)));
  }

  /** Prices whose calls all begin before the first asks for its stock. */
  private Prices prices(Cacheme cacheme) {
    Stocks stocks = new StocksMemoized(thing -> "stock of " + thing, StockCache.create(cacheme));
    Prices source =
        new Prices() {
          @Override
          public String price(long thing) {
            Callers.meet(begun);
            return "price by " + stocks.stock(thing);
          }

          @Override
          public Map<Long, String> prices(Collection<Long> things) {
            Callers.meet(begun);
            Map<Long, String> found = new java.util.TreeMap<>();
            things.forEach(thing -> found.put(thing, "price by " + stocks.stock(thing)));
            return found;
          }

          @Override
          public CompletableFuture<String> priceLater(long thing) {
            return CompletableFuture.supplyAsync(() -> price(thing));
          }
        };
    return new PricesMemoized(source, PriceCache.create(cacheme));
  }

  @ParameterizedTest
  @MethodSource("storagesAndCallers")
  void call_methodCallsAnotherMemoizedOne_allSucceed(Storage storage, int callers) {
    try (Cacheme cacheme = Cacheme.builder().storage("tier", storage).build()) {
      Prices prices = prices(cacheme);
      var answers = Callers.<String>together(callers, i -> () -> prices.price(i));
      for (int i = 0; i < callers; i++) {
        assertThat(answers.get(i).value()).isEqualTo("price by stock of " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("storagesAndCallers")
  void call_batchCallsAnotherMemoizedMethod_allSucceed(Storage storage, int callers) {
    try (Cacheme cacheme = Cacheme.builder().storage("tier", storage).build()) {
      Prices prices = prices(cacheme);
      var answers =
          Callers.<Map<Long, String>>together(
              callers, i -> () -> prices.prices(List.of((long) i, i + 1_000L)));
      for (int i = 0; i < callers; i++) {
        assertThat(answers.get(i).value())
            .containsEntry((long) i, "price by stock of " + i)
            .containsEntry(i + 1_000L, "price by stock of " + (i + 1_000));
      }
    }
  }
}
