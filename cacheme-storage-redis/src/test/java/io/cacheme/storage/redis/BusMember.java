package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.Bus;
import io.cacheme.spi.BusListener;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that listens to the channel "cacheme:%written:t", and what it is told. */
final class BusMember implements BusListener, AutoCloseable {

  static final String CHANNEL = "cacheme:%written:t";

  final List<String> told = new CopyOnWriteArrayList<>();
  final AtomicInteger missed = new AtomicInteger();
  final RemoteStorage storage;
  final Bus bus;

  private BusMember(RemoteStorage storage) {
    this.storage = storage;
    this.bus = Objects.requireNonNull(storage.bus());
    bus.listen(this);
    Await.value(storage.open(StorageContexts.system("bus")));
  }

  static BusMember of(RedisStorageBuilder builder) {
    return new BusMember(builder.build());
  }

  /** One that is told already. */
  static BusMember listening(RedisStorageBuilder builder) {
    BusMember member = of(builder);
    member.bus.subscribe(CHANNEL);
    Await.until("it listens", () -> member.missed.get() > 0);
    Await.value(member.bus.sync());
    return member;
  }

  static RedisStorageBuilder at(int port, Duration silence) {
    return RedisStorage.builder("redis://127.0.0.1:" + port).silenceTimeout(silence);
  }

  void publish(String message) {
    Await.value(bus.publish(CHANNEL, message));
  }

  boolean isSure() {
    return Await.value(bus.sync().handle((nothing, thrown) -> thrown == null));
  }

  void awaitSure() {
    Await.until("it knows that it is told", this::isSure);
  }

  /** What was published before this must be told. */
  void assertTold(String message) {
    awaitSure();
    assertThat(told).contains(CHANNEL + " " + message);
  }

  @Override
  public void told(String channel, String message) {
    told.add(channel + " " + message);
  }

  @Override
  public void mayHaveMissed() {
    missed.incrementAndGet();
  }

  @Override
  public void close() {
    Await.value(storage.close());
  }
}
