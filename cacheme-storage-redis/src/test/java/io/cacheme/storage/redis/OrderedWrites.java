package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.Await;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes numbers to a key, one after the other without waiting, and reads in between: each read
 * must find the number written just before it.
 */
final class OrderedWrites {

  private final RemoteStorage storage;
  private final String key;
  private final List<CompletionStage<Void>> writes = new ArrayList<>();
  private final List<CompletionStage<StoredValue>> reads = new ArrayList<>();

  OrderedWrites(RemoteStorage storage, String key) {
    this.storage = storage;
    this.key = key;
  }

  void writeAndRead(int times) {
    for (int i = 0; i < times; i++) {
      byte[] number = ByteBuffer.allocate(4).putInt(writes.size()).array();
      writes.add(
          i % 8 == 0
              ? storage.putAll(List.of(new StoredEntry(key, number, 60_000)))
              : storage.put(key, number, 60_000));
      reads.add(storage.get(key));
    }
  }

  /** Goes on, little by little, while no answer has come, and much beyond. */
  void writeUntilAnswered() {
    while (!writes.get(0).toCompletableFuture().isDone()) {
      writeAndRead(10);
      LockSupport.parkNanos(50_000);
    }
    writeAndRead(5_000);
  }

  /** Waits for all of it. */
  void check() {
    for (int number = 0; number < writes.size(); number++) {
      Await.value(writes.get(number));
      StoredValue found = Await.value(reads.get(number));
      assertThat(ByteBuffer.wrap(found.bytes()).getInt()).isEqualTo(number);
    }
  }
}
