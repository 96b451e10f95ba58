/** What the starter has in another place for Spring Boot 3.5, whose jars have no descriptors. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.cacheme.spring.boot3 {
  requires transitive io.cacheme.spring.boot;
  requires transitive spring.boot.actuator;
  requires transitive spring.boot.actuator.autoconfigure;
  requires spring.context;

  exports io.cacheme.spring.boot3;

  opens io.cacheme.spring.boot3;
}
