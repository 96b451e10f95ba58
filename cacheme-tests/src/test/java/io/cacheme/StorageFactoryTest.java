package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.LocalStorage;
import io.cacheme.storage.local.HeapStorage;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Storages that are made when a node first names them. */
class StorageFactoryTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private final List<String> asked = new ArrayList<>();
  private final FakeRemote far = new FakeRemote("far", engine.journal);
  private final LocalStorage near = HeapStorage.builder().lru().build();

  private Cacheme build() {
    return engine
        .builder()
        .storage("given", HeapStorage.builder().lru().build())
        .storageFactory(
            name -> {
              asked.add(name);
              return name.equals("far") ? far : name.equals("near") ? near : null;
            })
        .build();
  }

  private static NodeSpec<Thing, String> of(String... storages) {
    NodeSpec.Builder<Thing, String> spec = Thing.spec();
    List.of(storages).forEach(storage -> spec.tier(storage, Thing.REDIS_TTL));
    return spec.build();
  }

  @Test
  void bind_namesThatNoneIsGivenFor_areMadeOnce() {
    try (Cacheme cacheme = build()) {
      assertThat(asked).isEmpty();
      NodeCache<Thing, String> cache = cacheme.bind(of("near", "given", "far"), Loads.by(source));
      assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
      assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue("7#1");

      DynamicType<String> other =
          DynamicNode.type("other", "v1", String.class).tier("far", Thing.REDIS_TTL);
      other.cache(cacheme);

      assertThat(asked).containsExactly("near", "far");
      assertThat(near.size()).isEqualTo(1);
    }
    assertThat(far.closed).isEqualTo(1);
  }

  @Test
  void bind_factoryKnowsNone_isRefused() {
    try (Cacheme cacheme = build()) {
      assertThatThrownBy(() -> cacheme.bind(of("near", "disk"), Loads.by(source)))
          .isInstanceOfSatisfying(
              CachemeConfigurationException.class,
              refusal -> assertThat(refusal.code()).isEqualTo("R01"))
          .hasMessageContainingAll("unknown storage \"disk\"", "[given, near]");
    }
  }

  @Test
  void bind_madeOneIsNotReachable_isPassedByAsAnyOther() {
    far.opening = CompletableFuture.failedFuture(new ConnectException("refused"));
    try (Cacheme cacheme = build()) {
      NodeCache<Thing, String> cache = cacheme.bind(of("near", "far"), Loads.by(source));
      assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    }
  }

  @Test
  void bind_madeOneWasGivenBefore_isRefused() {
    try (Cacheme first = build();
        Cacheme second = build()) {
      first.bind(of("far"), Loads.by(source));
      assertThatThrownBy(() -> second.bind(of("far"), Loads.by(source)))
          .isInstanceOfSatisfying(
              CachemeConfigurationException.class,
              refusal -> assertThat(refusal.code()).isEqualTo("R21"));
    }
  }

  @Test
  void bind_afterClose_saysThatItIsClosed() {
    Cacheme cacheme = build();
    cacheme.close();

    assertThatThrownBy(() -> cacheme.bind(of("far"), Loads.by(source)))
        .isInstanceOf(CacheClosedException.class);
  }

  @Test
  void bind_factoryThrows_throwsItAndBindsNothing() {
    try (Cacheme cacheme =
        engine
            .builder()
            .storageFactory(
                name -> {
                  throw new IllegalStateException("no " + name);
                })
            .build()) {
      assertThatThrownBy(() -> cacheme.bind(of("far"), Loads.by(source)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no far");
      assertThat(cacheme.nodes()).isEmpty();
    }
  }
}
