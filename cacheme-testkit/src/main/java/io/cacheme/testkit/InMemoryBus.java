package io.cacheme.testkit;

import io.cacheme.spi.Bus;
import io.cacheme.spi.BusListener;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bus in memory: tells all at once, who listened first first, on the thread that publishes. It
 * can be cut off.
 */
final class InMemoryBus implements Bus {

  private final Set<InMemoryBus> all;
  private final BooleanSupplier open;
  private final Set<String> channels = ConcurrentHashMap.newKeySet();
  private volatile @Nullable BusListener listener;
  private volatile boolean cut;

  InMemoryBus(Set<InMemoryBus> all, BooleanSupplier open) {
    this.all = all;
    this.open = open;
  }

  @Override
  public void listen(BusListener told) {
    listener = told;
    all.add(this);
  }

  @Override
  public void subscribe(String channel) {
    if (channels.add(channel) && isConnected()) {
      missed();
    }
  }

  @Override
  public CompletionStage<@Nullable Void> publish(String channel, String message) {
    if (!isConnected()) {
      return CompletableFuture.failedFuture(lost());
    }
    all.forEach(other -> other.deliver(channel, message));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<@Nullable Void> sync() {
    return isConnected()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(lost());
  }

  /** It is open now, and what was published so far has not come here. */
  void opened() {
    if (!channels.isEmpty() && !cut) {
      missed();
    }
  }

  void closed() {
    all.remove(this);
  }

  /** Neither tells nor is told from now on, or both again. */
  void cut(boolean off) {
    cut = off;
    if (!off && isConnected()) {
      missed();
    }
  }

  private boolean isConnected() {
    return open.getAsBoolean() && !cut;
  }

  private void deliver(String channel, String message) {
    BusListener told = listener;
    if (told != null && isConnected() && channels.contains(channel)) {
      told.told(channel, message);
    }
  }

  private void missed() {
    BusListener told = listener;
    if (told != null) {
      told.mayHaveMissed();
    }
  }

  private static IllegalStateException lost() {
    return new IllegalStateException("the bus in memory is cut off, or not open");
  }
}
