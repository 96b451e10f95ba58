package io.cacheme.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.Loader;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What Micrometer's context propagation knows of, on the thread of a load. */
class MicrometerContextPropagationTest {

  private static final DynamicType<String> TYPE =
      DynamicNode.type("tunes", "v1", String.class).tier("local", Duration.ofMinutes(1));

  private final ThreadLocal<String> tenant = new ThreadLocal<>();

  @Test
  void load_onAnotherThread_hasWhatTheCallerCarries() throws Exception {
    ContextRegistry contexts = new ContextRegistry().registerThreadLocalAccessor("tenant", tenant);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (Cacheme cacheme =
        Cacheme.builder()
            .storage("local", "local://tlfu?size=100")
            .loadExecutor(executor)
            .contextPropagation(
                new MicrometerContextPropagation(
                    ContextSnapshotFactory.builder().contextRegistry(contexts).build()))
            .build()) {
      tenant.set("acme");
      String seen =
          TYPE.cache(cacheme)
              .get(TYPE.key("la"), Loader.blocking(node -> tenant.get()))
              .get(20, TimeUnit.SECONDS);
      assertThat(seen).isEqualTo("acme");
      assertThat(executor.submit(tenant::get).get(20, TimeUnit.SECONDS)).isNull();
    } finally {
      executor.shutdownNow();
    }
  }
}
