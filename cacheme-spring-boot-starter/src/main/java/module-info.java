/** Cacheme in an application of Spring Boot's, whose jars have no descriptors. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.cacheme.spring.boot {
  requires transitive io.cacheme;
  requires transitive spring.boot;
  requires transitive spring.boot.autoconfigure;
  requires io.cacheme.spring;
  requires io.cacheme.storage.local;
  requires spring.beans;
  requires spring.context;
  requires transitive spring.core;
  requires static transitive io.cacheme.micrometer;
  requires static com.fasterxml.jackson.annotation;
  requires static transitive context.propagation;
  requires static transitive micrometer.core;
  requires static transitive spring.boot.actuator;
  requires static transitive spring.boot.actuator.autoconfigure;
  requires static transitive spring.boot.health;
  requires static transitive spring.tx;

  exports io.cacheme.spring.boot;

  opens io.cacheme.spring.boot;
}
