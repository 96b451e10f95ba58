package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.CachemeListener.Load;
import io.cacheme.CachemeListener.RemoteCall;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An observer is told for whom each load and each call of a storage is, and of which node. */
class ObserverTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private final List<String> begun = new CopyOnWriteArrayList<>();
  private final ThreadLocal<@Nullable String> current = new ThreadLocal<>();

  private final CachemeObserver observer =
      new CachemeObserver() {
        @Override
        public @Nullable Object current() {
          return current.get();
        }

        @Override
        public @Nullable Observed<Load> begins(LoadBegin load, @Nullable Object parent) {
          begun.add(load.spec().name() + " load for " + parent);
          return null;
        }

        @Override
        public @Nullable Observed<RemoteCall> begins(
            RemoteCallBegin call, @Nullable Object parent) {
          NodeSpec<?, ?> spec = call.spec();
          if (spec != null) { // else it is a look at a generation, at times
            begun.add(
                spec.name() + " " + call.storage() + " " + call.operation() + " for " + parent);
          }
          return null;
        }
      };

  private NodeCache<Thing, String> bind() {
    engine.with(builder -> builder.observer(observer));
    return engine.bind(
        Thing.spec().tier("redis", Thing.REDIS_TTL).tier("disk", Thing.DISK_TTL).build(), source);
  }

  @Test
  void get_answeredWhileAnotherIsAtWork_isForWhoHasAsked() {
    NodeCache<Thing, String> cache = bind();
    engine.redis.hold("get");
    current.set("ann");
    cache.get(Thing.of(7));
    current.set("bob"); // whose thread has the answer
    engine.redis.release();

    assertThat(begun)
        .containsExactly(
            "Thing redis READ for ann",
            "Thing disk READ for ann",
            "Thing load for ann",
            "Thing redis PUT for ann",
            "Thing disk PUT for ann");
  }

  @Test
  void getAll_answeredWhileAnotherIsAtWork_isForWhoHasAsked() {
    NodeCache<Thing, String> cache = bind();
    engine.redis.hold("getAll");
    current.set("ann");
    cache.getAll(Thing.all(7, 8));
    current.set("bob");
    engine.redis.release();

    assertThat(begun)
        .startsWith("Thing redis READ for ann", "Thing disk READ for ann", "Thing load for ann")
        .allMatch(one -> one.endsWith("for ann"));
  }

  @Test
  void syncCalls_answeredByAnotherThread_areForWhoHasAsked() {
    NodeCache<Thing, String> cache = bind();
    engine.redis.on("*", call -> CompletableFuture.supplyAsync(() -> call.effect().get()));
    current.set("ann");
    cache.sync().get(Thing.of(7));
    cache.sync().getAll(Thing.all(8, 9));

    assertThat(begun).contains("Thing disk READ for ann").allMatch(one -> one.endsWith("for ann"));
  }

  @Test
  void getIfPresent_isForWhoHasTheAnswer() {
    NodeCache<Thing, String> cache = bind();
    current.set("ann");
    cache.getIfPresent(Thing.of(7));

    assertThat(begun).containsExactly("Thing redis READ for ann", "Thing disk READ for ann");
  }

  @Test
  void peek_isOfItsNode() {
    NodeCache<Thing, String> cache = bind();
    current.set("ann");
    cache.peek(Thing.of(7));

    assertThat(begun).containsExactly("Thing redis READ for ann", "Thing disk READ for ann");
  }
}
