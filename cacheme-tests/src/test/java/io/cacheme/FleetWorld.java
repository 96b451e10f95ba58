package io.cacheme;

/** What all of a fleet's schedule has in common. */
final class FleetWorld {

  final SimLoop loop;
  final FleetShape shape;
  final FleetRules rules;

  /** Whether storages judge a fill's age when it is sent, which is too early. */
  final boolean judgesWhenSent;

  private boolean healed;

  FleetWorld(SimLoop loop, FleetShape shape, boolean judgesWhenSent) {
    this.loop = loop;
    this.shape = shape;
    this.rules = new FleetRules(loop, shape);
    this.judgesWhenSent = judgesWhenSent;
  }

  /** From now on nothing goes wrong any more. */
  void heal() {
    healed = true;
  }

  SimFate fate() {
    return shape.fate(loop, healed);
  }

  int message() {
    return shape.message(loop, healed);
  }
}
