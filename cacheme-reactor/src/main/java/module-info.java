/**
 * Caches as Reactor's Mono and Flux; the jars of Reactor and Reactive Streams have no descriptor.
 */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.cacheme.reactor {
  requires transitive io.cacheme;
  requires transitive org.reactivestreams;
  requires transitive reactor.core;

  exports io.cacheme.reactor;
}
