package io.cacheme;

import java.util.function.LongSupplier;

/** What all of a fleet's schedule has in common. */
class FleetWorld {

  final SimLoop loop;
  final FleetShape shape;
  final FleetRules rules;

  /** Whether storages judge a fill's age when it is sent, which is too early. */
  final boolean judgesWhenSent;

  /** Whether storages keep leases where a write is to take their place. */
  final boolean leasesStand;

  private boolean healed;

  FleetWorld(SimLoop loop, FleetShape shape, FleetSimulation.Weaker weaker) {
    this.loop = loop;
    this.shape = shape;
    this.rules = new FleetRules(loop, shape);
    this.judgesWhenSent = weaker == FleetSimulation.Weaker.JUDGED_WHEN_SENT;
    this.leasesStand = weaker == FleetSimulation.Weaker.LEASES_STAND;
  }

  /** From now on nothing goes wrong any more. */
  void heal() {
    healed = true;
  }

  /** Where a process has its random numbers from. */
  LongSupplier random(FleetProcess process) {
    return loop.random::nextLong;
  }

  SimFate fate() {
    return shape.fate(loop, healed);
  }

  int message() {
    return shape.message(loop, healed);
  }
}
