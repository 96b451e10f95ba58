package io.cacheme;

/** What is on the stack of one thread of a simulation. */
final class SimStack {

  /** The keys whose loaders are on it, a bit each; of refreshes' loads apart. */
  long loads;

  long refreshes;

  /** Whether its thread was interrupted at some time. */
  boolean interrupted;

  /** Whether its thread is one for loads. */
  boolean ofPool;

  /** How many calls of users' code by the engine are inside one another. */
  int levels;
}
