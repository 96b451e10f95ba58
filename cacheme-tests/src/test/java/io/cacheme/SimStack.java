package io.cacheme;

/** What is on the stack of one thread of a simulation. */
final class SimStack {

  /** The keys whose loaders are on it, a bit each; of refreshes' loads apart. */
  long loads;

  long refreshes;

  /** How many calls of users' code by the engine are inside one another. */
  int levels;
}
