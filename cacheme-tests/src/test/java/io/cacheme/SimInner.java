package io.cacheme;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What loads ask of the cache themselves. A load waits only for loads of greater keys, so that none
 * waits for itself through others.
 */
final class SimInner {

  private final SimLoop loop;
  private final SimShape shape;
  private final SimCaller caller;
  private int left;

  SimInner(SimLoop loop, SimShape shape, SimCaller caller) {
    this.loop = loop;
    this.shape = shape;
    this.caller = caller;
    this.left = shape.deep ? 200 : 12;
  }

  /**
   * A load of keys up to {@code greatest} may ask for something; answers what it waits for.
   *
   * @param mayBlock whether it may block its thread
   */
  CompletableFuture<Void> ask(int greatest, boolean mayBlock) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    if (left == 0 || !loop.chance(shape.innerPercent)) {
      ended.complete(null);
      return ended;
    }
    left--;
    int above = shape.keys - 1 - greatest;
    boolean waits = above > 0 && loop.chance(shape.deep ? 97 : 60);
    SimCall call = waits ? awaited(greatest, above) : any();
    if (waits) {
      call.whenEnded = () -> ended.complete(null);
    } else {
      ended.complete(null);
    }
    if (mayBlock && (waits || isEndedByStorages(call))) {
      call.inner = true;
      call.blocks = loop.chance(50);
      call.joins = waits || loop.chance(50); // one who waits otherwise cannot be helped
    }
    caller.make(call);
    return ended;
  }

  /** Whether it waits for no load. */
  private static boolean isEndedByStorages(SimCall call) {
    return switch (call.kind) {
      case GET_IF_PRESENT, PUT, INVALIDATE, INVALIDATE_ALL, CLEAR -> true;
      default -> false;
    };
  }

  private SimCall awaited(int greatest, int above) {
    int next = greatest + 1 + (loop.chance(shape.deep ? 97 : 80) ? 0 : loop.upTo(above - 1));
    List<SimNode> nodes = new ArrayList<>(List.of(new SimNode(next)));
    SimCall.Kind kind =
        loop.chance(shape.deep ? 95 : 80)
            ? SimCall.Kind.GET
            : loop.chance(50) ? SimCall.Kind.GET_ALL : SimCall.Kind.REFRESH;
    if (kind == SimCall.Kind.GET_ALL && above > 1) {
      nodes.add(new SimNode(shape.keys - 1));
    }
    return new SimCall(kind, nodes);
  }

  private SimCall any() {
    SimCall.Kind[] kinds = SimCall.Kind.values();
    int last = kinds.length - (shape.clearPercent > 0 ? 1 : 2);
    SimCall.Kind kind = kinds[loop.upTo(last)];
    return new SimCall(
        kind,
        kind == SimCall.Kind.CLEAR
            ? shape.allNodes()
            : List.of(new SimNode(loop.upTo(shape.keys - 1))));
  }
}
