package io.cacheme.storage.redis;

import io.cacheme.spi.Patience;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageContext;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of connections to one server. A key has its connection by its hash; one {@code
 * MGET} goes whole over one of them.
 */
final class StandaloneConnections implements RedisConnections {

  private final RedisOptions options;
  private final DriverLifecycle lifecycle;
  private final RedisBus bus;
  private final List<SentinelEar> sentinels = new ArrayList<>();
  private volatile RedisLane[] lanes = {};

  StandaloneConnections(RedisOptions options) {
    this.options = options;
    this.lifecycle = new DriverLifecycle(options);
    this.bus = new RedisBus(this, options);
  }

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    List<CompletableFuture<@Nullable Void>> connected = new ArrayList<>();
    try {
      lifecycle.start(context, started -> connect(started, connected));
      CompletableFuture<@Nullable Void> opened = Stages.all(connected);
      long millis = context.connectTimeout().toMillis();
      RedisFailure late = RedisRefusal.late(options, millis);
      Patience.limit(opened, context.scheduler(), context.connectTimeout(), () -> late);
      return opened;
    } catch (RedisFailure e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void connect(RedisDriver driver, List<CompletableFuture<@Nullable Void>> connected) {
    RedisEndpoint endpoint = new RedisEndpoint(options, options.hosts().get(0));
    RedisLane[] all = new RedisLane[options.poolSize()];
    for (int i = 0; i < all.length; i++) {
      all[i] = new RedisLane(endpoint, driver, () -> {});
    }
    lanes = all;
    bus.start(driver);
    for (Supplier<CompletionStage<RedisDriver.Listening>> sentinel : driver.sentinels(endpoint)) {
      SentinelEar ear = new SentinelEar(endpoint, driver, sentinel, this::moveTo);
      sentinels.add(ear);
      ear.connect();
    }
    for (RedisLane lane : all) {
      connected.add(lane.open());
    }
    bus.follow(List.of(new OnlyServer(endpoint)));
  }

  /** An old master that lives goes on taking writes, which are lost, until it is told. */
  private void moveTo(InetSocketAddress master) {
    for (RedisLane lane : lanes) {
      lane.moveTo(master);
    }
    bus.moveTo(master);
  }

  @Override
  public void send(KeyCall<?> call) {
    RedisLane[] all = lanes;
    if (all.length == 0) {
      call.completeExceptionally(notOpen());
    } else {
      RedisLane.of(all, call.key()).send(call);
    }
  }

  /** Over any connection: they all lead to one server. */
  @Override
  public void sendControl(ControlCall<?> call) {
    RedisLane[] all = lanes;
    if (all.length == 0) {
      call.completeExceptionally(notOpen());
    } else {
      Arrays.stream(all).filter(RedisLane::isServing).findFirst().orElse(all[0]).send(call);
    }
  }

  @Override
  public Collection<List<String>> groups(Collection<String> keys) {
    return List.of(List.copyOf(keys));
  }

  @Override
  public long heardBytes() {
    return Arrays.stream(lanes).mapToLong(RedisLane::heardBytes).sum();
  }

  @Override
  public RedisBus bus() {
    return bus;
  }

  @Override
  public void onOlderEntries(Runnable listener) {
    lifecycle.runs().onOlderEntries(listener);
  }

  @Override
  public boolean isEventLoop(Thread thread) {
    return lifecycle.isEventLoop(thread);
  }

  @Override
  public CompletionStage<@Nullable Void> close() {
    return lifecycle.close(
        () -> {
          bus.close();
          sentinels.forEach(SentinelEar::close);
          for (RedisLane lane : lanes) {
            lane.close();
          }
        });
  }

  /** That all connections lead to. */
  private final class OnlyServer implements BusServer {

    private final RedisEndpoint endpoint;

    OnlyServer(RedisEndpoint endpoint) {
      this.endpoint = endpoint;
    }

    @Override
    public RedisEndpoint endpoint() {
      return endpoint;
    }

    @Override
    public void send(ControlCall<?> call) {
      sendControl(call);
    }

    @Override
    public boolean serves(String key) {
      return true;
    }
  }

  private RedisFailure notOpen() {
    return new RedisFailure(options + " is not open");
  }
}
