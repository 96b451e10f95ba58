package io.cacheme.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.testkit.InMemoryLocalStorage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What SECURITY.md says is not looked after: that it is still so, or the page is to say more. */
class NotLookedAfterTest {

  private static final DynamicType<String> TYPE =
      DynamicNode.type("account", "v1", String.class).tier("local", Duration.ofMinutes(5));

  private final Cacheme cacheme =
      Cacheme.builder().storage("local", new InMemoryLocalStorage()).build();
  private final NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);

  @AfterEach
  void close() {
    cacheme.close();
  }

  /**
   * No time is measured: an answer that is there at once, while a load is not, is what one sees.
   */
  @Test
  void answer_comesAtOnce_whereSomebodyHasAskedBefore() {
    cache.get(TYPE.key("asked"), node -> CompletableFuture.completedFuture("value")).join();
    CompletableFuture<String> load = new CompletableFuture<>();

    assertThat(cache.get(TYPE.key("asked"), node -> load)).isCompletedWithValue("value");
    assertThat(cache.get(TYPE.key("never asked"), node -> load)).isNotDone();
    load.complete("value");
  }

  @Test
  void value_thatIsLoadedForOne_isAnsweredToAnother_whoMayNotSeeIt() {
    assertThat(cache.get(TYPE.key("7"), node -> CompletableFuture.completedFuture("of Alice")))
        .isCompletedWithValue("of Alice");
    CompletableFuture<String> refused =
        CompletableFuture.failedFuture(new SecurityException("Bob may not see it"));

    assertThat(cache.get(TYPE.key("7"), node -> refused)).isCompletedWithValue("of Alice");
  }
}
