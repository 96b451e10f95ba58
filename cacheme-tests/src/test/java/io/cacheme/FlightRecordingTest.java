package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import io.cacheme.spi.StorageRejectedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording has of a cache, and that it has nothing unless it asks. */
class FlightRecordingTest {

  private static final List<String> EVENTS =
      List.of(
          "io.cacheme.Load",
          "io.cacheme.RemoteCall",
          "io.cacheme.Wait",
          "io.cacheme.Invalidate",
          "io.cacheme.Breaker");

  @RegisterExtension final Engine engine = new Engine();
  @TempDir Path folder;
  private final Source source = new Source();

  private List<RecordedEvent> recorded(boolean enabled, Runnable work) throws IOException {
    try (Recording recording = new Recording()) {
      if (enabled) {
        EVENTS.forEach(recording::enable);
      }
      recording.start();
      work.run();
      recording.stop();
      Path file = folder.resolve("cache.jfr");
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getEventType().getName().startsWith("io.cacheme."))
          .toList();
    }
  }

  private static RecordedEvent only(String name, List<RecordedEvent> events) {
    List<RecordedEvent> found =
        events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  private void allKinds() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    source.hold();
    cache.get(Thing.of(1));
    cache.get(Thing.of(1));
    source.next().fail(new IllegalStateException("swordfish"));
    engine.redis.keep(2, "kept", Entry.NEVER);
    cache.invalidate(Thing.of(2));
  }

  @Test
  void recording_thatAsks_hasEachKind() throws IOException {
    List<RecordedEvent> events = recorded(true, this::allKinds);

    RecordedEvent load = only("io.cacheme.Load", events);
    assertThat(load.getString("node")).isEqualTo("Thing");
    assertThat(load.getString("kind")).isEqualTo("GET");
    assertThat(load.getBoolean("bulk")).isFalse();
    assertThat(load.getInt("keys")).isEqualTo(1);
    assertThat(load.getString("outcome")).isEqualTo("FAILURE");
    assertThat(load.getString("failure")).isEqualTo("java.lang.IllegalStateException");
    assertThat(load.getDuration()).isPositive();

    RecordedEvent wait = only("io.cacheme.Wait", events);
    assertThat(wait.getString("node")).isEqualTo("Thing");
    assertThat(wait.getInt("keys")).isEqualTo(1);

    RecordedEvent invalidate = only("io.cacheme.Invalidate", events);
    assertThat(invalidate.getString("node")).isEqualTo("Thing");
    assertThat(invalidate.getInt("unreachedTiers")).isZero();

    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("io.cacheme.RemoteCall"))
        .filteredOn(event -> event.getString("node") != null)
        .extracting(event -> event.getString("storage") + " " + event.getString("operation"))
        .containsExactly("redis READ", "redis REMOVE");
    assertThat(events.toString()).doesNotContain("swordfish", "kept", "x:1", "x:2");
  }

  @Test
  void recording_thatDoesNotAsk_hasNothing() throws IOException {
    assertThat(recorded(false, this::allKinds)).isEmpty();
  }

  @Test
  void breaker_opensAndCloses_isRecorded() throws IOException {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    List<RecordedEvent> events =
        recorded(
            true,
            () -> {
              engine.redis.on("get", call -> call.fail(new StorageRejectedException("no")));
              cache.get(Thing.of(1));
              engine.redis.recover();
              engine.clock.advance(Duration.ofSeconds(31));
              cache.get(Thing.of(2));
            });
    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("io.cacheme.Breaker"))
        .filteredOn(event -> event.getString("operation").equals("READ"))
        .extracting(event -> event.getString("storage") + " " + event.getBoolean("open"))
        .containsExactly("redis true", "redis false");
  }

  @Test
  void breaker_opensByFailures_isRecordedOnce() throws IOException {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    List<RecordedEvent> events =
        recorded(
            true,
            () -> {
              engine.redis.fail("get");
              for (int i = 0; i < 6; i++) {
                cache.get(Thing.of(i));
              }
              engine.redis.recover();
              engine.clock.advance(Duration.ofSeconds(1));
              cache.get(Thing.of(7));
              cache.get(Thing.of(8));
            });
    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("io.cacheme.Breaker"))
        .extracting(event -> event.getString("operation") + " " + event.getBoolean("open"))
        .containsExactly("READ true", "READ false");
  }

  @Test
  void invalidate_thatDoesNotReachATier_isRecordedSo() throws IOException {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    List<RecordedEvent> events =
        recorded(
            true,
            () -> {
              engine.redis.fail("remove");
              CompletableFuture<Void> failed = cache.invalidate(Thing.of(1));
              assertThat(failed).isCompletedExceptionally();
              engine.redis.recover();
            });
    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("io.cacheme.Invalidate"))
        .extracting(event -> event.getInt("unreachedTiers"))
        .startsWith(1);
  }
}
