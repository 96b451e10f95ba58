package io.cacheme.proof.faults;

import io.cacheme.proof.load.Source;
import io.cacheme.testservers.RedisCluster;
import io.cacheme.testservers.RedisClusterNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Slots with keys in them go from the first master to the second, and all of them back at last. */
final class MovingSlots implements Trouble {

  private final RedisCluster cluster;
  private final RedisClusterNode from;
  private final RedisClusterNode to;
  private final Deque<Integer> moved = new ArrayDeque<>();
  private volatile boolean over;
  private @Nullable CompletableFuture<Void> moves;
  private int count;

  MovingSlots(RedisCluster cluster) {
    this.cluster = cluster;
    this.from = cluster.masters().get(0);
    this.to = cluster.masters().get(1);
  }

  @Override
  public void begin(Source source) {
    over = false;
    count = 0;
    moves = CompletableFuture.runAsync(this::moveSome);
  }

  @Override
  public void end(Source source) {
    over = true;
    if (moves != null) {
      moves.join();
    }
    count = moved.size();
    while (!moved.isEmpty()) {
      move(moved.remove(), to, from);
    }
  }

  @Override
  public String did() {
    return count == 0 ? "" : count + " slots moved";
  }

  private void moveSome() {
    SplittableRandom random = new SplittableRandom(1);
    while (!over) {
      int slot = random.nextInt(RedisCluster.SLOTS / 3);
      if (!moved.contains(slot) && hasKeys(slot)) {
        move(slot, from, to);
        moved.add(slot);
      }
    }
  }

  private boolean hasKeys(int slot) {
    return from.ask("CLUSTER", "GETKEYSINSLOT", "" + slot, "1") instanceof List<?> keys
        && !keys.isEmpty();
  }

  private void move(int slot, RedisClusterNode source, RedisClusterNode target) {
    cluster.beginMove(slot, source, target);
    cluster.moveKeys(slot, source, target);
    cluster.endMove(slot, target);
  }
}
