package io.cacheme.examples.fleet;

import java.util.Locale;

/** What may happen to a fleet. */
enum Fault {
  /** A process is killed, and another started. */
  KILL,
  /** A process stands still for longer than the lease. */
  STOP,
  /** All connections are reset. */
  CUT,
  /** The connections of a process carry nothing any more, and neither end is told. */
  HALF_OPEN,
  /** The server stands still for longer than the lease. */
  HANG,
  /** The server stands still for 20 seconds. */
  OUTAGE,
  /** A replica takes the master's place. */
  FAILOVER,
  /** Slots of a cluster move from one master to another, with their keys. */
  MOVE;

  /** As the command line names it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
