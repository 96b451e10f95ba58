package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The storage in memory passes the suite, and records. */
class RecordingRemoteStorageTest extends RemoteStorageContract {

  private final ManualTimeSource time = new ManualTimeSource();

  @Override
  protected RemoteStorage create() {
    return new RecordingRemoteStorage(time);
  }

  @Override
  protected void elapse(Duration duration) {
    time.advance(duration);
  }

  @Test
  void calls_areRecordedWithTheirKeys() {
    RecordingRemoteStorage recording = (RecordingRemoteStorage) storage();
    recording.forgetCalls();
    recording.get("a");
    recording.getAll(List.of("a", "b", "a"));
    recording.putAll(List.of(new StoredEntry("c", new byte[1], HOUR)));
    recording.remove("d");

    assertThat(recording.calls())
        .containsExactly(
            new StorageCall(StorageOperation.GET, List.of("a")),
            new StorageCall(StorageOperation.GET_ALL, List.of("a", "b", "a")),
            new StorageCall(StorageOperation.PUT_ALL, List.of("c")),
            new StorageCall(StorageOperation.REMOVE, List.of("d")));
    assertThat(recording.count(StorageOperation.GET)).isEqualTo(1);
    assertThat(recording.keyCount(StorageOperation.GET_ALL)).isEqualTo(3);
    assertThat(recording.keys()).containsExactly("c");
  }

  @Test
  void plantAndPeek_areNotRecorded() {
    RecordingRemoteStorage recording = (RecordingRemoteStorage) storage();
    recording.forgetCalls();
    recording.plant("p", new byte[] {1, 2});

    assertThat(recording.peek("p")).containsExactly(1, 2);
    assertThat(recording.peek("q")).isNull();
    assertThat(recording.calls()).isEmpty();
  }
}
