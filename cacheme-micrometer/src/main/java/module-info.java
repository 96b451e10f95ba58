/** The counters of all nodes as Micrometer's meters; Micrometer's jar has no descriptor. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.cacheme.micrometer {
  requires transitive io.cacheme;
  requires transitive micrometer.core;

  exports io.cacheme.micrometer;
}
