package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a loader's exceptions reach callers, and those who wait. */
class ExceptionsTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void get_loaderFails_futureHasItsVeryException() {
    IOException failure = new IOException("no");
    var future = engine.bind(Thing.heap(), source.failing(failure)).get(Thing.of(7));
    assertFailure(future).isSameAs(failure);
    assertThatThrownBy(future::join).isInstanceOf(CompletionException.class).hasCause(failure);
  }

  @Test
  void sync_uncheckedException_isThrownAsItIs() {
    RuntimeException failure = new IllegalArgumentException("no");
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source.failing(failure));
    assertThatThrownBy(() -> cache.sync().get(Thing.of(7))).isSameAs(failure);
  }

  @Test
  void sync_error_isThrownAsItIs() {
    Error failure = new AssertionError("no");
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source.failing(failure));
    assertThatThrownBy(() -> cache.sync().get(Thing.of(7))).isSameAs(failure);
  }

  @Test
  void sync_checkedException_isWrapped() {
    IOException failure = new IOException("no");
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source.failing(failure));
    assertThatThrownBy(() -> cache.sync().get(Thing.of(7)))
        .isInstanceOf(LoadException.class)
        .hasCause(failure);
  }

  @Test
  void sync_getAllFails_throwsTheGetAllException() {
    NodeCache<Thing, String> cache =
        engine.bind(Thing.heap(), source.failing(new IOException("no")));
    assertThatThrownBy(() -> cache.sync().getAll(Thing.all(7)))
        .isInstanceOf(GetAllException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void sync_interrupted_saysSoAndStaysInterrupted() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source.hold());
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> cache.sync().get(Thing.of(7)))
        .isInstanceOf(CachemeException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    source.next().succeed();
  }

  @Test
  void sync_allMethods_answer() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    SyncNodeCache<Thing, String> sync = cache.sync();
    assertThat(sync.get(Thing.of(1))).isEqualTo("1#1");
    assertThat(sync.get(Thing.of(2), source)).isEqualTo("2#1");
    assertThat(sync.getAll(Thing.all(1))).isEqualTo(Map.of(Thing.of(1), "1#1"));
    assertThat(sync.getAll(Thing.all(3), new BulkSource())).containsValue("3*1");
    assertThat(sync.getAllBy(java.util.List.of(1L), Thing::of)).isEqualTo(Map.of(1L, "1#1"));
    sync.put(Thing.of(1), "put");
    assertThat(sync.getIfPresent(Thing.of(1))).isEqualTo("put");
    assertThat(sync.refresh(Thing.of(1))).isEqualTo("1#2");
    sync.invalidate(Thing.of(1));
    sync.invalidateAll(Thing.all(2, 3));
    assertThat(sync.getIfPresent(Thing.of(1))).isNull();
    assertThat(sync.stats().loadCount()).isEqualTo(4);
  }
}
