package io.cacheme.fleet;

import io.cacheme.Cacheme;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What processes share in memory, where each can be cut off, and time stands still. */
final class FleetMemory {

  static final Duration LEASE = Duration.ofSeconds(2);

  final ManualTimeSource time = new ManualTimeSource();
  final ManualScheduler scheduler = new ManualScheduler(time);
  final InMemoryRemoteStorage entries = new InMemoryRemoteStorage(time);

  /** The storage "shared" of each process, in the order of their beginning. */
  final List<InMemoryRemoteStorage> ofProcesses = new ArrayList<>();

  /** What can be made to fail of it. */
  final List<FaultyRemoteStorage> faults = new ArrayList<>();

  /** One more process, over a heap "local" and "shared"; to be built. */
  Cacheme.Builder process(Cacheme.Builder builder) {
    InMemoryRemoteStorage shared = entries.another();
    FaultyRemoteStorage faulty = new FaultyRemoteStorage(shared);
    ofProcesses.add(shared);
    faults.add(faulty);
    return builder
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .closeTimeout(Duration.ofMillis(20)) // some loads and calls never end
        .followLease(LEASE)
        .storage("local", new InMemoryLocalStorage())
        .storage("shared", faulty);
  }
}
