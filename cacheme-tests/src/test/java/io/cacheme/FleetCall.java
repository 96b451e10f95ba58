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
    PUT_EVERYWHERE,
    CLEAR,
    INVALIDATE_GROUP;

    boolean isEverywhere() {
      return this == INVALIDATE_EVERYWHERE || this == PUT_EVERYWHERE;
    }

    boolean writes() {
      return puts() || this == REFRESH || this == INVALIDATE || this == INVALIDATE_EVERYWHERE;
    }

    /** Whether it ends entries whose keys it does not name. */
    boolean endsMany() {
      return this == CLEAR || this == INVALIDATE_GROUP;
    }

    boolean reads() {
      return this == GET || this == GET_ALL || this == GET_IF_PRESENT;
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

  /** Which kind of group it ends, that of its first node, if it does. */
  final int groupKind;

  /** Calls to be made when this one has ended. */
  final List<FleetCall> followers = new ArrayList<>(0);

  /** When it began, in the order of {@link FleetRules}; 0 before. */
  int number;

  long begunAt;
  long endedAt = Long.MAX_VALUE;

  /** What its process's coarse clock showed then, and whether that ticked. */
  long coarse;

  boolean ticking;
  boolean ended;

  /** Whether it ended with a failure. */
  boolean failed;

  /** Whether it was to be made before its process has started, which makes it then. */
  boolean waits;

  /** Whether it is made when all is at rest. */
  boolean atRest;

  /** Whether its process asked for the same in no other call when it began. */
  boolean opens;

  /** Whether it may go on with what another call has begun. */
  boolean joins;

  /** Whether it asked a tier at once. */
  boolean asksTier;

  FleetCall(Kind kind, FleetProcess process, List<SimNode> nodes) {
    this(kind, process, nodes, 0);
  }

  FleetCall(Kind kind, FleetProcess process, List<SimNode> nodes, int groupKind) {
    this.kind = kind;
    this.process = process;
    this.nodes = nodes;
    this.groupKind = groupKind;
  }

  void begins(int count, long now) {
    number = count;
    begunAt = now;
    coarse = process.coarse();
    ticking = process.isTicking();
  }

  void ends(long now) {
    ended = true;
    endedAt = now;
  }

  /** Whether somebody waits for it. */
  boolean isUnderWay() {
    return number > 0 && !ended && process.isAlive();
  }

  /** Whether it asks for a value of {@code key}, to be loaded if nobody has it. */
  boolean asksFor(int key) {
    return (kind == Kind.GET && node().key() == key)
        || (kind == Kind.GET_ALL && nodes.contains(new SimNode(key)));
  }

  /** Whether it does, and for that of no other. */
  boolean asksOnlyFor(int key) {
    return asksFor(key) && (kind == Kind.GET || nodes.size() == 1);
  }

  /** Whether it may take away what there is of {@code key}. */
  boolean ends(int key) {
    return kind == Kind.CLEAR
        || node().key() == key
        || (kind == Kind.INVALIDATE_GROUP && group(process.version).has(key));
  }

  /** The group that it ends, as {@code version} of the node calls it. */
  FleetGroup group(int version) {
    return FleetGroup.of(version, groupKind, node().key());
  }

  /** What its process calls its node. */
  FleetPlace place() {
    return FleetPlace.of(process, node().key());
  }

  SimNode node() {
    return nodes.get(0);
  }

  @Override
  public String toString() {
    Object what = kind == Kind.INVALIDATE_GROUP ? "[" + group(process.version) + "]" : nodes;
    return process + "." + kind + what + " @" + number;
  }
}
