package io.cacheme.storage.redis;

import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageRejectedException;
import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks the nodes that the URL names for all of them, over connections of their own: when no other
 * node is connected, or none yet.
 */
@SuppressWarnings("FutureReturnValueIgnored") // each answer is told to the one for all
final class ClusterSeeds {

  private final RedisOptions options;
  private final RedisDriver driver;

  ClusterSeeds(RedisOptions options, RedisDriver driver) {
    this.options = options;
    this.driver = driver;
  }

  /** What the first that answers knows; fails once none of them does. */
  CompletableFuture<ClusterTopology> ask() {
    CompletableFuture<ClusterTopology> first = new CompletableFuture<>();
    AtomicInteger left = new AtomicInteger(options.hosts().size());
    AtomicReference<@Nullable Throwable> worst = new AtomicReference<>();
    List<RedisEndpoint> seeds =
        options.hosts().stream().map(host -> new RedisEndpoint(options, host)).toList();
    for (RedisEndpoint seed : seeds) {
      ask(seed)
          .whenComplete(
              (topology, thrown) -> {
                if (thrown == null) {
                  first.complete(topology);
                  return;
                }
                Throwable reason =
                    worst.updateAndGet(
                        old ->
                            old instanceof StorageRejectedException ? old : Stages.cause(thrown));
                if (left.decrementAndGet() == 0) {
                  first.completeExceptionally(reason);
                }
              });
    }
    return first;
  }

  private CompletableFuture<ClusterTopology> ask(RedisEndpoint seed) {
    return driver
        .connect(seed)
        .handle(
            (channel, thrown) ->
                channel == null
                    ? CompletableFuture.<ClusterTopology>failedFuture(
                        RedisRefusal.explain(seed, thrown))
                    : ask(seed, channel))
        .thenCompose(answer -> answer)
        .toCompletableFuture();
  }

  private static CompletableFuture<ClusterTopology> ask(RedisEndpoint seed, Channel channel) {
    RedisLink link = new RedisLink(channel, seed, () -> {});
    ControlCall<List<Object>> slots = ControlCall.clusterSlots(seed);
    link.submit(slots);
    return slots
        .whenComplete((answer, thrown) -> link.close(new RedisFailure(seed + " was asked")))
        .thenApply(answer -> ClusterTopology.of(answer, seed));
  }
}
