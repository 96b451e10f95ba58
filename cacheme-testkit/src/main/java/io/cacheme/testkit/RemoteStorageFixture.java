package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the cases of {@link RemoteStorageContract} stand on: a storage, keys of their own, waiting.
 */
abstract class RemoteStorageFixture {

  /** Far away. */
  protected static final long HOUR = Duration.ofHours(1).toMillis();

  private final String prefix = "contract:" + UUID.randomUUID() + ":";
  RemoteStorage storage;

  @SuppressWarnings("NullAway.Init") // JUnit calls open() first
  RemoteStorageFixture() {}

  /** A storage that is not open yet, each time another one over the same data. */
  protected abstract RemoteStorage create();

  /** What it is opened with. */
  protected StorageContext context() {
    return StorageContexts.system("contract");
  }

  /** Lets {@code duration} pass by the clock that judges expiry. */
  protected void elapse(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The storage under test, open. */
  protected final RemoteStorage storage() {
    return storage;
  }

  /** A key of this test. */
  protected final String key(String name) {
    return prefix + name;
  }

  @BeforeEach
  final void open() {
    storage = create();
    Await.value(storage.open(context()));
  }

  @AfterEach
  final void close() {
    Await.value(storage.close());
  }

  final void putEach(Collection<String> keys) {
    Await.value(
        storage.putAll(keys.stream().map(key -> new StoredEntry(key, bytes(key), HOUR)).toList()));
  }

  final void assertEach(Collection<String> keys) {
    Map<String, StoredValue> found = Await.value(storage.getAll(keys));
    for (String key : keys) {
      assertThat(found(found, key)).isEqualTo(bytes(key));
      assertThat(Await.value(storage.get(key)).bytes()).isEqualTo(bytes(key));
    }
  }

  final void put(String name, byte[] value, long ttlMillis) {
    Await.value(storage.put(key(name), value, ttlMillis));
  }

  final void remove(String name) {
    Await.value(storage.remove(key(name)));
  }

  final Map<String, StoredValue> getAll(String... names) {
    return Await.value(storage.getAll(Arrays.stream(names).map(this::key).toList()));
  }

  final void assertHas(String name, byte[] expected) {
    StoredValue value = Await.value(storage.get(key(name)));
    assertThat(value).as("the value of %s", name).isNotNull();
    assertThat(value.bytes()).isEqualTo(expected);
  }

  final void awaitAbsent(String name) {
    Await.until(name + " expires", () -> Await.value(storage.get(key(name))) == null);
  }

  final StoredEntry entry(String name, byte[] value, long ttlMillis) {
    return new StoredEntry(key(name), value, ttlMillis);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] found(Map<String, StoredValue> values, String key) {
    StoredValue value = values.get(key);
    if (value == null) {
      throw new AssertionError(key + " was not found");
    }
    return value.bytes();
  }
}
