package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingRemoteStorageTest {

  private final InMemoryRemoteStorage behind = new InMemoryRemoteStorage(new ManualTimeSource());
  private final RecordingRemoteStorage storage = new RecordingRemoteStorage(behind);

  @Test
  void calls_areRecordedWithTheirKeys() {
    callAll();

    assertThat(storage.calls())
        .containsExactly(
            new StorageCall(StorageOperation.OPEN, List.of()),
            new StorageCall(StorageOperation.PUT, List.of("a")),
            new StorageCall(StorageOperation.GET, List.of("a")),
            new StorageCall(StorageOperation.PUT_ALL, List.of("b", "c")),
            new StorageCall(StorageOperation.GET_ALL, List.of("a", "b", "a")),
            new StorageCall(StorageOperation.REMOVE, List.of("b")),
            new StorageCall(StorageOperation.SERVER_TIME, List.of()),
            new StorageCall(StorageOperation.CLOSE, List.of()));
    assertThat(storage.count(StorageOperation.GET)).isEqualTo(1);
    assertThat(storage.keyCount(StorageOperation.GET_ALL)).isEqualTo(3);
  }

  @Test
  void calls_arePassedOn() {
    callAll();

    assertThat(behind.keys()).containsExactlyInAnyOrder("a", "c");
    assertThat(storage.maxValueBytes()).isEqualTo(behind.maxValueBytes());
    assertThat(Await.failure(storage.get("a"))).hasMessageContaining("is not open");
  }

  @Test
  void forgetCalls_keepsTheEntries() {
    callAll();
    storage.forgetCalls();

    assertThat(storage.calls()).isEmpty();
    assertThat(behind.peek("a")).isNotNull();
  }

  private void callAll() {
    Await.value(storage.open(StorageContexts.manual("recorded", new ManualTimeSource())));
    Await.value(storage.put("a", new byte[1], RemoteStorage.NO_EXPIRY));
    Await.value(storage.get("a"));
    Await.value(storage.putAll(List.of(entry("b"), entry("c"))));
    Await.value(storage.getAll(List.of("a", "b", "a")));
    Await.value(storage.remove("b"));
    Await.value(storage.serverTimeMillis());
    Await.value(storage.close());
  }

  private static StoredEntry entry(String key) {
    return new StoredEntry(key, new byte[1], RemoteStorage.NO_EXPIRY);
  }
}
