package io.cacheme;

import java.util.ArrayList;
import java.util.List;

/** One call in one process of a fleet. */
final class FleetCall {

  /** Which method. */
  enum Kind {
    GET,
    GET_ALL,
    GET_IF_PRESENT,
    REFRESH,
    INVALIDATE,
    PUT,
    INVALIDATE_EVERYWHERE,
    PUT_EVERYWHERE;

    boolean isEverywhere() {
      return ordinal() >= INVALIDATE_EVERYWHERE.ordinal();
    }

    boolean puts() {
      return this == PUT || this == PUT_EVERYWHERE;
    }

    /** The same that does not wait for others. */
    Kind here() {
      return this == INVALIDATE_EVERYWHERE ? INVALIDATE : this == PUT_EVERYWHERE ? PUT : this;
    }
  }

  final Kind kind;
  final FleetProcess process;
  final List<SimNode> nodes;

  /** Calls to be made when this one has ended. */
  final List<FleetCall> followers = new ArrayList<>(0);

  /** When it began, in the order of {@link FleetRules}; 0 before. */
  int number;

  /** What its process's coarse clock showed then, and whether that ticked. */
  long coarse;

  boolean ticking;
  boolean ended;

  FleetCall(Kind kind, FleetProcess process, List<SimNode> nodes) {
    this.kind = kind;
    this.process = process;
    this.nodes = nodes;
  }

  void begins(int count) {
    number = count;
    coarse = process.coarse();
    ticking = process.isTicking();
  }

  /** Whether somebody waits for it. */
  boolean isUnderWay() {
    return number > 0 && !ended && process.isAlive();
  }

  SimNode node() {
    return nodes.get(0);
  }

  @Override
  public String toString() {
    return process + "." + kind + nodes + " @" + number;
  }
}
