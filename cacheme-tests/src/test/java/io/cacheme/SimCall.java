package io.cacheme;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One call of the cache in a schedule. */
final class SimCall {

  /** Which method. */
  enum Kind {
    GET,
    GET_ALL,
    GET_IF_PRESENT,
    PUT,
    REFRESH,
    INVALIDATE,
    INVALIDATE_ALL,
    CLEAR;

    boolean writes() {
      return ordinal() >= PUT.ordinal();
    }

    boolean removes() {
      return this == INVALIDATE || this == INVALIDATE_ALL;
    }
  }

  final Kind kind;

  /** In the order asked, perhaps some more than once; all keys for a clear. */
  final List<SimNode> asked;

  /** Each once. */
  final List<SimNode> nodes;

  /** Calls to be made on the spot when this one has ended. */
  final List<SimCall> followers = new ArrayList<>(0);

  /** When it was called, in the ledger's order and in milliseconds. */
  int number;

  long calledAt;

  /** By the place among {@link #nodes}: the floor of the key when it was called. */
  int[] floors = {};

  /** Whether no other write of its keys was under way when it was called. */
  boolean alone;

  /** How many writes of its keys had been called then, itself included. */
  int writesSoFar;

  /** Its caller waits for it, in a method of {@link SyncNodeCache}. */
  boolean blocks;

  /** It is made by a load that may wait for it. */
  boolean inner;

  /** Its caller waits for its future. */
  boolean joins;

  /** The keys whose loaders are on the stack of the call, a bit each; of refreshes' loads apart. */
  long insideLoads;

  long insideRefreshes;

  /** Told when it has ended. */
  Runnable whenEnded = () -> {};

  /** Its future is being looked at, so that one that is there ends it on the caller's own stack. */
  boolean asking;

  /** It is made when the cache is closed. */
  boolean refused;

  boolean abandoned;
  boolean ended;

  SimCall(Kind kind, List<SimNode> asked) {
    this.kind = kind;
    this.asked = asked;
    this.nodes = asked.stream().distinct().toList();
  }

  int key() {
    return asked.get(0).key();
  }

  @Override
  public String toString() {
    return kind
        + "("
        + asked.stream().map(SimNode::toString).collect(Collectors.joining(", "))
        + ") @"
        + number;
  }
}
