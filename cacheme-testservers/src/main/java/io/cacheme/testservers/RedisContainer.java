package io.cacheme.testservers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A Redis in a container; Testcontainers removes it after the JVM has ended. */
final class RedisContainer {

  private static final String IMAGE = "redis:7.4-alpine";
  private static final int PORT = 6379;

  private RedisContainer() {}

  @SuppressWarnings("resource") // lives as long as the JVM
  static TestServer start() {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(IMAGE)).withExposedPorts(PORT);
    container.start();
    String address = container.getHost() + ":" + container.getMappedPort(PORT);
    return new TestServer("redis://" + address, "a container of " + IMAGE);
  }
}
