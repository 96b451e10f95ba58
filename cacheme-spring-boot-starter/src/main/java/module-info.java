/** Cacheme in an application of Spring Boot's, whose jars have no descriptors. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.cacheme.spring.boot {
  requires transitive io.cacheme;
  requires transitive spring.boot;
  requires transitive spring.boot.autoconfigure;
  requires io.cacheme.spring;
  requires io.cacheme.storage.local;
  requires spring.beans;
  requires transitive spring.context;
  requires transitive spring.core;
  requires static io.cacheme.micrometer;
  requires static com.fasterxml.jackson.annotation;
  requires static context.propagation;
  requires static micrometer.core;
  requires static micrometer.observation;
  requires static spring.boot.actuator;
  requires static spring.boot.actuator.autoconfigure;
  requires static spring.boot.health;
  requires static spring.boot.testcontainers;
  requires static spring.tx;
  requires static testcontainers;

  exports io.cacheme.spring.boot;

  opens io.cacheme.spring.boot;
}
