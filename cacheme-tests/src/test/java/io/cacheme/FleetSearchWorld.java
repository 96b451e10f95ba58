package io.cacheme;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * A world in which nothing is at once, so that each request, reply and message is a step of its
 * own, and in which what a process draws depends on itself alone.
 */
final class FleetSearchWorld extends FleetWorld {

  private static final SimFate SOME_TIME = new SimFate(1, 1, false);

  private final Map<FleetProcess, SplittableRandom> randoms = new HashMap<>();

  FleetSearchWorld(FleetSearchLoop loop, FleetShape shape, FleetSimulation.Weaker weaker) {
    super(loop, shape, weaker);
  }

  @Override
  LongSupplier random(FleetProcess process) {
    return randoms.computeIfAbsent(process, of -> new SplittableRandom(of.number))::nextLong;
  }

  @Override
  SimFate fate() {
    return SOME_TIME;
  }

  @Override
  int message() {
    return 1;
  }
}
