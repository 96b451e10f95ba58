/**
 * The counters of all nodes as Micrometer's meters, loads and calls as its observations;
 * Micrometer's jar has no descriptor.
 */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.cacheme.micrometer {
  requires transitive io.cacheme;
  requires transitive micrometer.commons;
  requires transitive micrometer.core;
  requires transitive micrometer.observation;
  requires static transitive context.propagation;

  exports io.cacheme.micrometer;
}
