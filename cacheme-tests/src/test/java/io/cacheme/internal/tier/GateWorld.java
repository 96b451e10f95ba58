package io.cacheme.internal.tier;

import io.cacheme.CachemeObserver;
import io.cacheme.internal.env.Settings;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.env.Threads;
import io.cacheme.internal.events.Events;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.Scheduler;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One storage behind its gate, with faults of the test's own, where time stands still. */
final class GateWorld {

  /** What is random of each stamp. */
  static final long RANDOM = 0xa11ce;

  private static final byte[] NOTHING = {};

  final ManualTimeSource time = new ManualTimeSource();
  final ManualScheduler scheduler = new ManualScheduler(time);
  final InMemoryRemoteStorage entries = new InMemoryRemoteStorage(time);
  final FaultyRemoteStorage storage = new FaultyRemoteStorage(entries);
  final Surroundings surroundings;
  final RemoteGate gate;

  /** Whether tasks are refused, as by a scheduler that is shut down. */
  boolean refusesTasks;

  /** What another thread does in that moment. */
  Runnable whenRefused = () -> {};

  GateWorld() {
    this(null);
  }

  /** One in which {@code observer} is told of each call. */
  GateWorld(@Nullable CachemeObserver observer) {
    Scheduler mayRefuse =
        (task, delayNanos) -> {
          if (refusesTasks) {
            whenRefused.run();
            throw new IllegalStateException("takes nothing");
          }
          scheduler.schedule(task, delayNanos);
        };
    surroundings =
        new Surroundings(
            new Threads(time, mayRefuse, () -> RANDOM << 44, null, null, true),
            null,
            null,
            new Settings(),
            new Events(List.of(), observer, time));
    gate = gate("shared", storage);
    storage.open(null);
  }

  /** One more storage of the same process. */
  RemoteGate gate(String name, RemoteStorage storage) {
    return new RemoteGate(
        name, storage, surroundings, new StorageWatch(name, storage, surroundings, null));
  }

  void advance(Duration duration) {
    scheduler.advance(duration);
  }

  /** A stamp that is begun now. */
  long stampOfNow() {
    return time.epochMillis() << 20 | RANDOM;
  }

  /** What another process has put under {@code key}. */
  void plant(String key, long stamp) {
    entries.plant(key, Frame.of(stamp, NOTHING));
  }

  /** The stamp that stands under {@code key}; 0 if none. */
  long standing(String key) {
    byte[] bytes = entries.peek(key);
    return bytes == null ? 0 : Frame.stamp(bytes);
  }

  void fault(StorageOperation operation, StorageFault fault) {
    storage.fault(operation, fault);
  }

  /** Answers all that is held, and what is asked from now on. */
  void answer() {
    storage.heal();
    storage.release();
  }

  /** From now on reads are not admitted, for a second. */
  void stopsReading() {
    fault(StorageOperation.GET, StorageFault.FAIL);
    for (int i = 0; i < 5; i++) {
      gate.get(
          "any",
          new TierCall<StoredValue>() {
            @Override
            public void done(@Nullable StoredValue value, @Nullable Throwable failure) {}
          });
    }
    storage.heal();
  }
}
