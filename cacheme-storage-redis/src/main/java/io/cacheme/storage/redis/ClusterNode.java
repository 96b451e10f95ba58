package io.cacheme.storage.redis;

import io.cacheme.spi.Stages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A node of the cluster and the connections to it. Until it is known whether they come about, or it
 * takes too long, its calls are kept.
 */
final class ClusterNode implements SlotRoute {

  private final RedisEndpoint endpoint;
  private final RedisLane[] lanes;
  private final ClusterRedirection[] redirections;
  private final CompletableFuture<@Nullable Void> opened;
  private final CompletableFuture<@Nullable Void> ready;
  private volatile @Nullable HeldCalls held;

  ClusterNode(RedisEndpoint endpoint, RedisDriver driver, ClusterRouter router) {
    this.endpoint = endpoint;
    this.redirections = ClusterRedirection.chain(this, router);
    this.lanes = new RedisLane[endpoint.options().poolSize()];
    HeldCalls first = newHeldCalls();
    this.held = first;
    List<CompletableFuture<@Nullable Void>> connected = new ArrayList<>();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = new RedisLane(endpoint, driver, () -> router.troubled(null));
      connected.add(lanes[i].open());
    }
    this.opened = Stages.all(connected);
    CompletableFuture<@Nullable Void> known = opened.exceptionally(thrown -> null);
    driver.later(() -> known.complete(null), endpoint.options().nodeTimeout().toMillis());
    this.ready =
        known.thenRun(
            () -> {
              first.release();
              held = null;
            });
  }

  RedisEndpoint endpoint() {
    return endpoint;
  }

  /** Tells of the first attempt to connect. */
  CompletableFuture<@Nullable Void> opened() {
    return opened;
  }

  @Override
  public ClusterNode send(KeyCall<?> call) {
    return send(call, 0, false);
  }

  /** Sends a call that was redirected {@code hops} times, the last time to be let in by asking. */
  ClusterNode send(KeyCall<?> call, int hops, boolean asking) {
    HeldCalls waiting = held;
    if (waiting == null) {
      submit(call, hops, asking);
      return this;
    }
    return switch (waiting.hold(() -> submit(call, hops, asking))) {
      case KEPT -> this;
      case FREE -> {
        submit(call, hops, asking);
        yield this;
      }
      case FULL -> refuse(call);
    };
  }

  /** Fails {@code call}, for too many wait already. */
  ClusterNode refuse(KeyCall<?> call) {
    call.completeExceptionally(
        new RedisFailure(
            endpoint
                + " has "
                + endpoint.options().maxOutstanding()
                + " calls waiting for it (maxOutstanding)"));
    return this;
  }

  /** Room for calls that are to be sent to it later. */
  HeldCalls newHeldCalls() {
    return new HeldCalls(endpoint.options().maxOutstanding());
  }

  /** Ends, however it ends, once all calls handed over before have ended or been redirected. */
  CompletableFuture<@Nullable Void> fence() {
    return ready.thenCompose(nothing -> fenceLanes());
  }

  /** Asks it which node serves which slot. */
  CompletableFuture<ClusterTopology> topology() {
    ControlCall<List<Object>> slots = ControlCall.clusterSlots(endpoint);
    sendControl(slots);
    return slots.thenApply(answer -> ClusterTopology.of(answer, endpoint));
  }

  /** Sends what is about no key. */
  void sendControl(ControlCall<?> call) {
    lanes[0].send(call);
  }

  /** How many bytes have arrived over its connections. */
  long heardBytes() {
    return Arrays.stream(lanes).mapToLong(RedisLane::heardBytes).sum();
  }

  /** Whether all its connections are there and answer. */
  boolean isServing() {
    for (RedisLane lane : lanes) {
      if (!lane.isServing()) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is known not to serve; one that is just being connected to may yet. */
  boolean isTroubled() {
    return opened.isDone() && !isServing();
  }

  @Override
  public ClusterNode node() {
    return this;
  }

  /** As {@link RedisLane#close}. */
  void close() {
    for (RedisLane lane : lanes) {
      lane.close();
    }
  }

  /** As {@link RedisLane#retire}. */
  void retire() {
    for (RedisLane lane : lanes) {
      lane.retire();
    }
  }

  private CompletableFuture<@Nullable Void> fenceLanes() {
    List<CompletableFuture<@Nullable Void>> fences = new ArrayList<>(lanes.length);
    for (RedisLane lane : lanes) {
      fences.add(lane.fence());
    }
    return Stages.all(fences);
  }

  private void submit(KeyCall<?> call, int hops, boolean asking) {
    call.onRedirect(redirections[hops]);
    RedisLane lane = RedisLane.of(lanes, call.key());
    if (asking) {
      lane.sendAsking(call);
    } else {
      lane.send(call);
    }
  }
}
