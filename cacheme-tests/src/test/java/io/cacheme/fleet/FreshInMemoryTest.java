package io.cacheme.fleet;

import io.cacheme.Cacheme;

/** The same in memory, where time stands still. */
class FreshInMemoryTest extends FreshCases {

  private final FleetMemory memory = new FleetMemory();

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return memory.process(builder).build();
  }

  @Override
  void passes() {
    memory.scheduler.advance(SHORT.dividedBy(2));
  }
}
