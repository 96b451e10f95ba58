package io.cacheme.storage.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The way of each slot. Sending takes no lock and asks once more afterwards whether the way has
 * changed meanwhile; only then it does more.
 */
final class SlotTable {

  private final AtomicReferenceArray<SlotRoute> routes =
      new AtomicReferenceArray<>(ClusterSlot.COUNT);

  /** All slots go {@code unserved} at first. */
  SlotTable(UnservedSlot unserved) {
    for (int slot = 0; slot < ClusterSlot.COUNT; slot++) {
      routes.set(slot, unserved);
    }
  }

  void send(KeyCall<?> call) {
    int slot = ClusterSlot.of(call.key());
    SlotRoute route = routes.get(slot);
    ClusterNode node = route.send(call);
    if (node != null && routes.get(slot) != route) {
      straggled(slot, node);
    }
  }

  /** Notes that {@code call} is on its way to {@code to}, where its slot is said to be now. */
  void moved(KeyCall<?> call, ClusterNode to) {
    SlotHandover handover = takePart(ClusterSlot.of(call.key()), to);
    handover.await(call);
    handover.arrived();
  }

  /**
   * Sends each slot to the node that {@code owners} names, where it names one.
   *
   * @return false if some slots could not follow yet, for they are being handed over elsewhere
   */
  boolean follow(IntFunction<@Nullable ClusterNode> owners) {
    Map<Move, SlotHandover> handovers = new HashMap<>();
    boolean all = true;
    synchronized (this) {
      for (int slot = 0; slot < ClusterSlot.COUNT; slot++) {
        ClusterNode owner = owners.apply(slot);
        SlotRoute route = routes.get(slot);
        if (owner == null || route == owner) {
          continue;
        }
        if (route instanceof ClusterNode from) {
          routes.set(
              slot, handovers.computeIfAbsent(new Move(from, owner), move -> handover(move.to)));
        } else if (route instanceof SlotHandover other) {
          all &= other.node() == owner;
        } else {
          routes.set(slot, owner);
        }
      }
    }
    handovers.forEach(
        (move, handover) -> {
          handover.await(move.from.fence());
          handover.arrived();
        });
    return all;
  }

  /** Whether calls are or may soon be sent to {@code node}. */
  boolean uses(ClusterNode node) {
    for (int slot = 0; slot < ClusterSlot.COUNT; slot++) {
      if (routes.get(slot).node() == node) {
        return true;
      }
    }
    return false;
  }

  /** A call was handed to {@code node} while its slot's way changed: others must wait for it. */
  private void straggled(int slot, ClusterNode node) {
    ClusterNode to = routes.get(slot).node();
    if (to != null && to != node) {
      SlotHandover handover = takePart(slot, to);
      handover.await(node.fence());
      handover.arrived();
    }
  }

  /** Takes part in the handover of {@code slot}; where there is none, in a new one {@code to}. */
  private SlotHandover takePart(int slot, ClusterNode to) {
    SlotHandover handover;
    SlotRoute former;
    synchronized (this) {
      former = routes.get(slot);
      if (former instanceof SlotHandover present && present.join()) {
        return present;
      }
      handover = handover(to);
      routes.set(slot, handover);
    }
    if (former instanceof SlotHandover ending) {
      handover.await(ending.settled().thenCompose(nothing -> ending.node().fence()));
    } else if (former instanceof ClusterNode node) {
      handover.await(node.fence());
    }
    return handover;
  }

  private SlotHandover handover(ClusterNode to) {
    SlotHandover handover = new SlotHandover(to);
    handover.settled().thenRun(() -> settle(handover));
    return handover;
  }

  private void settle(SlotHandover handover) {
    for (int slot = 0; slot < ClusterSlot.COUNT; slot++) {
      routes.compareAndSet(slot, handover, handover.node());
    }
  }

  private record Move(ClusterNode from, ClusterNode to) {}
}
