package io.cacheme.benchmarks.storage;

import io.cacheme.internal.time.CoarseTime;
import io.cacheme.internal.time.SystemScheduler;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;

/** Ours: the storage alone, called as the engine calls it. */
final class CachemeContender implements Contender {

  private final RemoteStorage storage;
  private final CoarseTime time = new CoarseTime();
  private final SystemScheduler scheduler = new SystemScheduler();

  private CachemeContender(RemoteStorage storage) {
    this.storage = storage;
  }

  /** An open storage. */
  static CachemeContender open(StorageUrl url) {
    for (StorageProvider provider : ServiceLoader.load(StorageProvider.class)) {
      if (provider.schemes().contains(url.scheme())
          && provider.create(url) instanceof RemoteStorage storage) {
        CachemeContender opened = new CachemeContender(storage);
        opened.open();
        return opened;
      }
    }
    throw new IllegalArgumentException("no remote storage has the scheme " + url.scheme());
  }

  @Override
  public void get(String key, Answer answer) {
    storage
        .get(key)
        .whenComplete(
            (value, failure) -> {
              if (value != null) {
                answer.value(key, value.bytes(), value.ttlLeftMillis());
              }
              answer.done(failure);
            });
  }

  @Override
  public void getAll(List<String> keys, Answer answer) {
    storage
        .getAll(keys)
        .whenComplete(
            (values, failure) -> {
              if (values != null) {
                values.forEach(
                    (key, value) -> answer.value(key, value.bytes(), value.ttlLeftMillis()));
              }
              answer.done(failure);
            });
  }

  @Override
  public void put(String key, byte[] value, Answer answer) {
    storage
        .put(key, value, Entries.TTL_MILLIS)
        .whenComplete((nothing, failure) -> answer.done(failure));
  }

  @Override
  public void close() {
    storage.close().toCompletableFuture().join();
    scheduler.close();
    time.close();
  }

  @Override
  public String toString() {
    return storage.toString();
  }

  private void open() {
    StorageContext context =
        StorageContext.builder("benchmark")
            .time(time)
            .scheduler(scheduler)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    storage.open(context).toCompletableFuture().join();
  }
}
