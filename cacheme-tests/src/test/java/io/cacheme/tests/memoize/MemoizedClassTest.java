package io.cacheme.tests.memoize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.testkit.StatsIdentity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A subclass that the processor wrote, over a real cache. */
class MemoizedClassTest {

  private final Cacheme cacheme =
      Cacheme.builder().storage("local", "local://lru?size=100").build();
  private final TariffCache costs = TariffCache.create(cacheme);
  private final TariffService tariffs = new TariffServiceMemoized(100, new String[2], costs);

  MemoizedClassTest() throws IOException {}

  @AfterEach
  void close() {
    StatsIdentity.assertHolds(costs.stats());
    cacheme.close();
  }

  @Test
  void call_again_isAnsweredByTheCache() throws IOException {
    assertThat(tariffs.cost("north", 2)).isEqualTo(new Tariff.Cost(104));
    assertThat(tariffs.cost("north", 2)).isEqualTo(new Tariff.Cost(104));
    assertThat(tariffs.asked).containsExactly("cost north 2");
  }

  @Test
  void call_byTheClassItself_isAnsweredByTheCacheToo() throws IOException {
    assertThat(tariffs.sum("north", 1, 2, 1, 2)).isEqualTo(2 * (103 + 104));
    assertThat(tariffs.asked).containsExactly("cost north 1", "cost north 2");
    assertThat(costs.stats().hitCount()).isEqualTo(2);
  }

  @Test
  void call_checkedException_isThrownAsItIs() {
    assertThatThrownBy(() -> tariffs.sum("north", -1))
        .isInstanceOf(IOException.class)
        .hasMessage("no weight below nothing");
  }

  @Test
  void callForMany_someCached_asksForTheRest() throws IOException {
    tariffs.cost("north", 2);
    assertThat(tariffs.costs("north", List.of(1L, 2L))).hasSize(2);
    assertThat(tariffs.asked).containsExactly("cost north 2", "costs north [1]");
  }

  @Test
  void constructor_fails_asThatOfTheClass() {
    assertThatThrownBy(() -> new TariffServiceMemoized(-1, new String[0], costs))
        .isInstanceOf(IOException.class)
        .hasMessage("no base below nothing");
  }
}
