package io.cacheme.testservers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A MongoDB in a container; Testcontainers removes it after the JVM has ended. */
final class MongoContainer {

  private static final String IMAGE = "mongo:7";
  private static final int PORT = 27_017;

  private MongoContainer() {}

  @SuppressWarnings("resource") // lives as long as the JVM
  static MongoServer start() {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(IMAGE)).withExposedPorts(PORT);
    container.start();
    String address = container.getHost() + ":" + container.getMappedPort(PORT);
    return new MongoServer("mongodb://" + address + "/", "a container of " + IMAGE);
  }
}
