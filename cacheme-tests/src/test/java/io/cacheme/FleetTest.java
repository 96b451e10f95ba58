package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of storages that cannot keep the promises between processes. */
class FleetTest {

  private final Log log = new Log();
  private final ManualTimeSource time = new ManualTimeSource();
  private final DynamicType<String> type =
      DynamicNode.type("thing", "v1", String.class)
          .tier("local", Duration.ofSeconds(30))
          .tier("shared", Duration.ofMinutes(10));

  @BeforeEach
  void open() {
    log.open();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private Cacheme.Builder plain() {
    return Cacheme.builder()
        .storage("local", new InMemoryLocalStorage())
        .storage("shared", new FakeRemote("shared", new ArrayList<>()));
  }

  @Test
  void bind_storageWithNeither_isSaidOnceWithTheMend() {
    try (Cacheme cacheme = plain().build()) {
      type.cache(cacheme);
      DynamicNode.type("other", "v1", String.class)
          .tier("shared", Duration.ofMinutes(10))
          .cache(cacheme);
    }

    assertThat(log.fleetWarnings()).hasSize(2);
    assertThat(log.fleetWarnings().get(0)).contains("\"shared\"", "conditionalWrites()");
    assertThat(log.fleetWarnings().get(1)).contains("thing", "bus(\"my-redis\")", "follow = false");
  }

  @Test
  void bind_heapThatDoesNotFollow_isNotWarnedOf() {
    try (Cacheme cacheme = plain().build()) {
      DynamicNode.type("thing", "v1", String.class)
          .tier("local", Duration.ofSeconds(30), false)
          .tier("shared", Duration.ofMinutes(10))
          .cache(cacheme);
    }

    assertThat(log.fleetWarnings()).singleElement().asString().contains("conditionalWrites()");
  }

  @Test
  void bind_busOfAnotherStorage_isFollowed() {
    try (Cacheme cacheme =
        plain().storage("bus", new InMemoryRemoteStorage(time)).bus("bus").build()) {
      type.cache(cacheme);
    }

    assertThat(log.fleetWarnings()).singleElement().asString().contains("conditionalWrites()");
  }

  @Test
  void bind_busThatIsNone_isR24() {
    try (Cacheme cacheme = plain().bus("shared").build()) {
      assertThatThrownBy(() -> type.cache(cacheme))
          .isInstanceOf(CachemeConfigurationException.class)
          .hasMessageContainingAll("[R24]", "\"shared\"", "Redis");
    }
  }

  @Test
  void bind_unknownBus_isR01() {
    try (Cacheme cacheme = plain().bus("nowhere").build()) {
      assertThatThrownBy(() -> type.cache(cacheme))
          .isInstanceOf(CachemeConfigurationException.class)
          .hasMessageContainingAll("[R01]", "bus(", "\"nowhere\"");
    }
  }

  @Test
  void message_thatCannotBeSent_isSaidAsWhatItIs() {
    InMemoryRemoteStorage shared = new InMemoryRemoteStorage(time);
    try (Cacheme cacheme =
        Cacheme.builder()
            .storage("local", new InMemoryLocalStorage())
            .storage("shared", shared)
            .build()) {
      NodeCache<DynamicNode<String>, String> cache = type.cache(cacheme);
      shared.cutBus(true);
      assertThat(cache.invalidate(type.key("a"))).failsWithin(Duration.ofSeconds(20));
    }

    assertThat(log.warnings())
        .anySatisfy(
            line ->
                assertThat(line).contains("failed a message of", "other processes are told later"));
  }
}
