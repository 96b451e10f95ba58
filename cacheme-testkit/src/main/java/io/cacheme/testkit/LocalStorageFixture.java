package io.cacheme.testkit;

import io.cacheme.spi.LocalStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the cases of {@link LocalStorageContract} stand on: storages, and a clock that is moved. */
abstract class LocalStorageFixture {

  /** In nanoseconds. */
  static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** How many entries the storage under test keeps. */
  static final int SIZE = 1_000;

  /** The clock of the storage under test. */
  protected final ManualTimeSource time = new ManualTimeSource();

  private final List<LocalStorage> made = new ArrayList<>();
  LocalStorage storage;

  @SuppressWarnings("NullAway.Init") // JUnit calls open() first
  LocalStorageFixture() {}

  /** A storage that is not open yet and keeps at most {@code size} entries. */
  protected abstract LocalStorage create(int size);

  /** The storage under test, open, of 1,000 entries. */
  protected final LocalStorage storage() {
    return storage;
  }

  /** A storage of {@code size} entries, open by {@code clock}; closed after the case. */
  protected final LocalStorage opened(int size, ManualTimeSource clock) {
    LocalStorage opened = create(size);
    open(opened, clock);
    return opened;
  }

  /** Opens {@code created} by {@code clock}; it is closed after the case. */
  final void open(LocalStorage created, ManualTimeSource clock) {
    Await.value(created.open(StorageContexts.manual("contract", clock)));
    made.add(created);
  }

  @BeforeEach
  final void open() {
    storage = opened(SIZE, time);
  }

  /** How closing ends is judged by cases of its own. */
  @AfterEach
  final void close() {
    for (LocalStorage each : made) {
      each.close()
          .handle((nothing, thrown) -> true)
          .toCompletableFuture()
          .completeOnTimeout(false, Await.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    }
  }

  /** A typed key. */
  record Key(long id) {}

  /** Another type of key with the same components. */
  record OtherKey(long id) {}

  /** One of many keys with the same hash. */
  record CollidingKey(long id) {
    @Override
    public int hashCode() {
      return 7;
    }
  }
}
