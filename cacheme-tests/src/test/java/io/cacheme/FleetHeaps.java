package io.cacheme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be in the heap of a process: rule K of {@link FleetRules}. A call that was answered has
 * filled it, and that stays until the process writes the key, is told of a write, or connects. Only
 * judged where nothing expires, and nothing is slow.
 */
final class FleetHeaps {

  private final FleetShape shape;
  private final FleetRules rules;
  private final Map<Place, Integer> cleared = new HashMap<>();
  private final Map<FleetProcess, Integer> clearedAll = new HashMap<>();
  private final Map<FleetProcess, Integer> clearing = new HashMap<>();
  private final Map<Place, Integer> writing = new HashMap<>();
  private final Map<Place, Integer> asking = new HashMap<>();
  private final Map<Place, Integer> peeking = new HashMap<>();
  private final Map<Place, FleetCall> filled = new HashMap<>();
  private final Map<FleetProcess, Long> connected = new HashMap<>();

  /** The call that is being made on this very stack, and whether its answer must be in the heap. */
  private FleetCall making;

  private boolean mustBeIn;

  FleetHeaps(FleetShape shape, FleetRules rules) {
    this.shape = shape;
    this.rules = rules;
  }

  private record Place(FleetProcess process, int key) {}

  private static Place of(FleetCall call) {
    return new Place(call.process, call.node().key());
  }

  /** What {@code call} may take away, but for a clear. */
  private static List<Place> written(FleetCall call) {
    if (call.kind == FleetCall.Kind.INVALIDATE_GROUP) {
      return call.group(call.process.version).keys().stream()
          .map(key -> new Place(call.process, key))
          .toList();
    }
    return call.kind.writes() ? List.of(of(call)) : List.of();
  }

  private boolean isJudged(FleetCall call) {
    return shape.isPrompt()
        && shape.layout.follows()
        && shape.ttls.stream().allMatch(ttl -> ttl == FleetShape.NEVER)
        && call.kind == FleetCall.Kind.GET;
  }

  /** {@code call} is made on this stack. */
  void makes(FleetCall call) {
    Place place = of(call);
    for (Place written : written(call)) {
      cleared.put(written, call.number);
      writing.merge(written, 1, Integer::sum);
    }
    if (call.kind == FleetCall.Kind.CLEAR) {
      clearing.merge(call.process, 1, Integer::sum);
    }
    peeks(call, 1);
    FleetCall filling = filled.get(place);
    boolean isIn =
        isJudged(call)
            && peeking.getOrDefault(place, 0) == 0
            && filling != null
            && filling.number > cleared.getOrDefault(place, 0);
    making = call;
    mustBeIn = isIn && isStill(place);
    if (call.kind == FleetCall.Kind.GET) {
      call.opens = asking.merge(place, 1, Integer::sum) == 1;
    }
  }

  /** A reader that is no get may drop what is newer than itself, at any time until it ends. */
  private void peeks(FleetCall call, int count) {
    if (call.kind.reads() && call.kind != FleetCall.Kind.GET) {
      call.nodes.forEach(
          node -> peeking.merge(new Place(call.process, node.key()), count, Integer::sum));
    }
  }

  void made() {
    making = null;
  }

  /** The process may have heard of a clear. */
  void cleared(FleetProcess process) {
    filled.keySet().removeIf(place -> place.process == process);
    clearedAll.put(process, rules.next());
  }

  /** Its process asks a tier just now. */
  void asksTier(FleetProcess process) {
    FleetCall call = making;
    if (call == null || call.process != process) {
      return;
    }
    call.asksTier = true;
    if (mustBeIn) {
      rules.violated("K", call + " asks a tier for what was in the heap");
    }
  }

  /** {@code call} has ended, with {@code value} or nothing. */
  void ended(FleetCall call, Object value) {
    Place place = of(call);
    peeks(call, -1);
    if (call.kind == FleetCall.Kind.CLEAR) {
      clearing.merge(call.process, -1, Integer::sum);
      cleared(call.process);
    } else if (call.kind != FleetCall.Kind.GET) {
      if (call.kind.reads()) {
        dropped(call);
      }
      for (Place written : written(call)) {
        cleared.put(written, rules.next());
        writing.merge(written, -1, Integer::sum);
      }
    } else {
      asking.merge(place, -1, Integer::sum);
      boolean isCleared = clearedAll.getOrDefault(call.process, 0) > call.number;
      boolean fills = value != null && !isCleared && call.opens && call.asksTier && isSettled(call);
      if (fills && isStill(place)) {
        filled.put(place, call);
      }
    }
  }

  /**
   * What a reader finds that began before it was told of a write, or of a group's end, drops what
   * there is, newer or not: one that goes beside gets.
   */
  private void dropped(FleetCall reader) {
    for (SimNode node : reader.nodes) {
      Place place = new Place(reader.process, node.key());
      FleetCall filling = filled.get(place);
      if (filling != null && reader.begunAt <= filling.endedAt) {
        filled.remove(place);
      }
    }
  }

  /** Whether the process ends no entry just now that may be of {@code place}. */
  private boolean isStill(Place place) {
    return writing.getOrDefault(place, 0) == 0 && clearing.getOrDefault(place.process, 0) == 0;
  }

  /** When the process began to listen last. */
  long connectedAt(FleetProcess process) {
    return connected.getOrDefault(process, -1L);
  }

  /** Whether the process's coarse clock has ticked between its connecting and the call. */
  boolean isSettled(FleetCall call) {
    long since = connected.getOrDefault(call.process, 0L);
    return call.begunAt > since + FleetProcess.TICK;
  }

  void told(FleetProcess process, int key, int number) {
    cleared.put(new Place(process, key), number);
  }

  void connected(FleetProcess process) {
    connected.put(process, process.now());
    filled.keySet().removeIf(place -> place.process == process);
  }
}
