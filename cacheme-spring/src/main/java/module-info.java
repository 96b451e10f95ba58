/** Spring's transactions and cache annotations over Cacheme; Spring's jars have no descriptors. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.cacheme.spring {
  requires transitive io.cacheme;
  requires transitive spring.context;
  requires transitive spring.core;
  requires static transitive spring.tx;

  exports io.cacheme.spring;
}
