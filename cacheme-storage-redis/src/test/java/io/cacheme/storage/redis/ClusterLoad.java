package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks for keys again and again, each when its last answer has come. What never ends shows when it
 * is closed.
 */
final class ClusterLoad implements AutoCloseable {

  private final RemoteStorage storage;
  private final Map<String, AtomicLong> found = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> failed = new ConcurrentHashMap<>();
  private final List<CompletableFuture<Void>> askers;
  private volatile boolean ended;

  ClusterLoad(RemoteStorage storage, List<String> keys) {
    this.storage = storage;
    keys.forEach(key -> found.put(key, new AtomicLong()));
    keys.forEach(key -> failed.put(key, new AtomicLong()));
    this.askers = keys.stream().map(this::start).toList();
  }

  /** Waits until {@code key} was found some more times. */
  void awaitFound(String key) {
    long before = found.get(key).get();
    Await.until(key + " is found", () -> found.get(key).get() >= before + 5);
  }

  /** Waits until {@code key} could not be asked for some more times. */
  void awaitFailing(String key) {
    long before = failed.get(key).get();
    Await.until(key + " fails", () -> failed.get(key).get() >= before + 5);
  }

  long failures(String key) {
    return failed.get(key).get();
  }

  void assertNoFailures(List<String> keys) {
    keys.forEach(key -> assertThat(failures(key)).as("failures of %s", key).isZero());
  }

  long answers() {
    return found.values().stream().mapToLong(AtomicLong::get).sum();
  }

  @Override
  public void close() {
    ended = true;
    askers.forEach(Await::value);
  }

  private CompletableFuture<Void> start(String key) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    CompletableFuture.runAsync(() -> ask(key, done));
    return done;
  }

  private void ask(String key, CompletableFuture<Void> done) {
    if (ended) {
      done.complete(null);
      return;
    }
    storage
        .get(key)
        .whenCompleteAsync(
            (value, thrown) -> {
              if (thrown != null) {
                failed.get(key).incrementAndGet();
              } else if (value != null) {
                found.get(key).incrementAndGet();
              }
              ask(key, done);
            },
            CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS));
  }
}
