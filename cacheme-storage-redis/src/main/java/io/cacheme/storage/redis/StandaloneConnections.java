package io.cacheme.storage.redis;

import io.cacheme.spi.StorageContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of connections to one server. A key has its connection by its hash; one {@code
 * MGET} goes whole over one of them.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
final class StandaloneConnections implements RedisConnections {

  private final RedisOptions options;
  private volatile @Nullable RedisDriver driver;
  private volatile RedisLane[] lanes = {};
  private boolean closed;

  StandaloneConnections(RedisOptions options) {
    this.options = options;
  }

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    CompletableFuture<@Nullable Void> opened;
    RedisDriver started;
    synchronized (this) {
      if (closed || driver != null) {
        return CompletableFuture.failedFuture(failure("cannot be opened again"));
      }
      try {
        started = new RedisDriver(options, context);
      } catch (RuntimeException e) {
        return CompletableFuture.failedFuture(failure("cannot be opened: " + e));
      }
      driver = started;
      RedisLane[] all = new RedisLane[options.poolSize()];
      List<CompletableFuture<@Nullable Void>> connected = new ArrayList<>();
      for (int i = 0; i < all.length; i++) {
        all[i] = new RedisLane(options, started);
      }
      lanes = all;
      for (RedisLane lane : all) {
        connected.add(lane.open());
      }
      opened = Joined.all(connected);
    }
    long millis = context.connectTimeout().toMillis();
    started.later(
        () -> opened.completeExceptionally(failure("did not answer within " + millis + " ms")),
        millis);
    return opened;
  }

  @Override
  public void send(String key, RedisCall<?> call) {
    RedisLane[] all = lanes;
    if (all.length == 0) {
      call.completeExceptionally(failure("is not open"));
    } else {
      all[all.length == 1 ? 0 : Math.floorMod(key.hashCode() * 0x9E3779B9, all.length)].send(call);
    }
  }

  @Override
  public List<List<String>> groups(Collection<String> keys) {
    return List.of(List.copyOf(keys));
  }

  @Override
  public boolean isEventLoop(Thread thread) {
    RedisDriver current = driver;
    return current != null && current.isEventLoop(thread);
  }

  @Override
  public synchronized CompletionStage<@Nullable Void> close() {
    closed = true;
    RedisDriver current = driver;
    if (current == null) {
      return CompletableFuture.completedFuture(null);
    }
    for (RedisLane lane : lanes) {
      lane.close();
    }
    return current.close();
  }

  private RedisFailure failure(String what) {
    return new RedisFailure(options + " " + what);
  }
}
