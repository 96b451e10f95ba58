package io.cacheme.storage.redis;

import io.cacheme.spi.Patience;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StorageUrl;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Connections to all masters of a cluster. Each is on its own: one that is down, or hangs, costs
 * its own keys only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what became of it is told to `opened`
final class ClusterConnections implements RedisConnections, ClusterRouter, ClusterRefresh.Learner {

  /** A node that has lost its slots is kept so long, for what is still under way there. */
  private static final long RETIREMENT_MILLIS = 10_000;

  private final RedisOptions options;
  private final DriverLifecycle lifecycle;
  private final UnservedSlot unserved;
  private final SlotTable table;
  private final RedisBus bus;
  private final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
  private volatile Set<StorageUrl.Host> masters = Set.of();
  private volatile @Nullable Running running;

  ClusterConnections(RedisOptions options) {
    this.options = options;
    this.lifecycle = new DriverLifecycle(options);
    this.unserved = new UnservedSlot(new RedisFailure(options + " is not open"));
    this.table = new SlotTable(unserved);
    this.bus = new RedisBus(this, options);
  }

  /** What there is once it is open. */
  private record Running(RedisDriver driver, ClusterNodes nodes, ClusterRefresh refresh) {}

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    try {
      RedisDriver driver = lifecycle.start(context, started -> connect(started, context));
      long millis = context.connectTimeout().toMillis();
      driver.later(this::openIfServing, millis / 2); // a node that hangs is not worth the rest
      Patience.limit(
          opened, context.scheduler(), context.connectTimeout(), () -> openedLate(millis));
      return opened;
    } catch (RedisFailure e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void send(KeyCall<?> call) {
    table.send(call);
  }

  /**
   * The first, by its address, of the masters that answer. Which one does not matter much: a master
   * judges the times to live of its own keys without being told the time, and only what entries say
   * themselves goes by this clock. But for processes to agree, they must not each ask another one.
   */
  @Override
  public void sendControl(ControlCall<?> call) {
    Running current = running;
    ClusterNode first = current == null ? null : current.nodes.firstServing(masters);
    if (first == null) {
      call.completeExceptionally(unserved.reason());
    } else {
      first.sendControl(call);
    }
  }

  @Override
  public long heardBytes() {
    Running current = running;
    return current == null
        ? 0
        : current.nodes.all().stream().mapToLong(ClusterNode::heardBytes).sum();
  }

  @Override
  public RedisBus bus() {
    return bus;
  }

  @Override
  public Collection<List<String>> groups(Collection<String> keys) {
    Map<Integer, List<String>> bySlot = new HashMap<>(keys.size() * 4 / 3 + 1);
    for (String key : keys) {
      bySlot.computeIfAbsent(ClusterSlot.of(key), slot -> new ArrayList<>(1)).add(key);
    }
    return bySlot.values();
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
          Running current = current();
          RedisFailure reason = new RedisFailure(options + " is closed");
          bus.close();
          current.refresh.close();
          unserved.because(reason);
          current.nodes.close();
          opened.completeExceptionally(reason);
        });
  }

  @Override
  public ClusterNode node(StorageUrl.Host address) {
    return current().nodes.at(address);
  }

  @Override
  public void moved(KeyCall<?> call, ClusterNode to) {
    table.moved(call, to);
  }

  @Override
  public void troubled(@Nullable ClusterNode witness) {
    current().refresh.soon(witness);
  }

  @Override
  public boolean learn(ClusterTopology topology) {
    ClusterNodes nodes = current().nodes;
    Map<StorageUrl.Host, ClusterNode> owners = new HashMap<>();
    topology.masters().forEach(address -> owners.put(address, nodes.at(address)));
    masters = topology.masters();
    bus.follow(owners.values().stream().map(node -> master(node, topology)).toList());
    unserved.because(new RedisFailure("no node of " + options + " serves this key's slot"));
    boolean all = table.follow(slot -> owners.get(topology.master(slot)));
    nodes.all().forEach(this::retireIfUnused);
    if (!opened.isDone()) {
      openOnceTried(owners.values());
    }
    return all && owners.values().stream().noneMatch(ClusterNode::isTroubled);
  }

  private BusServer master(ClusterNode node, ClusterTopology topology) {
    return new ClusterMaster(node, topology, () -> troubled(null));
  }

  @Override
  public void failed(Throwable reason) {
    if (masters.isEmpty()) {
      unserved.because(reason);
    }
    boolean told = opened.completeExceptionally(reason);
    if (reason instanceof StorageRejectedException) {
      current().driver.rejected(told ? null : reason.getMessage());
    }
  }

  private void connect(RedisDriver driver, StorageContext context) {
    unserved.because(new RedisFailure(options + " is not connected yet"));
    ClusterNodes nodes =
        new ClusterNodes(
            address -> new ClusterNode(new RedisEndpoint(options, address), driver, this));
    ClusterSeeds seeds = new ClusterSeeds(options, driver);
    ClusterRefresh refresh = new ClusterRefresh(driver, context.scheduler(), nodes, seeds, this);
    running = new Running(driver, nodes, refresh);
    bus.start(driver);
    refresh.start();
  }

  /** Open once each of {@code nodes} was tried, if one of them can be reached and none refuses. */
  private void openOnceTried(Collection<ClusterNode> nodes) {
    List<CompletableFuture<@Nullable Void>> tried = new ArrayList<>();
    for (ClusterNode node : nodes) {
      tried.add(
          node.opened()
              .whenComplete(
                  (nothing, thrown) -> {
                    if (thrown instanceof StorageRejectedException) {
                      opened.completeExceptionally(thrown);
                    }
                  }));
    }
    Stages.all(tried)
        .whenComplete(
            (nothing, thrown) -> {
              openIfServing();
              if (thrown == null) {
                opened.complete(null);
              } else {
                opened.completeExceptionally(Stages.cause(thrown));
              }
            });
  }

  private void openIfServing() {
    if (serves()) {
      opened.complete(null);
    }
  }

  private RedisFailure openedLate(long millis) {
    openIfServing();
    return RedisRefusal.late(options, millis);
  }

  private boolean serves() {
    return current().nodes.all().stream().anyMatch(ClusterNode::isServing);
  }

  private void retireIfUnused(ClusterNode node) {
    if (isUnused(node)) {
      Running current = current();
      current.driver.later(
          () -> {
            if (isUnused(node)) {
              current.nodes.retire(node);
            }
          },
          RETIREMENT_MILLIS);
    }
  }

  private boolean isUnused(ClusterNode node) {
    return !masters.contains(node.endpoint().host()) && !table.uses(node);
  }

  private Running current() {
    Running current = running;
    if (current == null) {
      throw new IllegalStateException(options + " is not open");
    }
    return current;
  }
}
