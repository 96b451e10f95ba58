package io.cacheme.testservers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A PostgreSQL in a container; Testcontainers removes it after the JVM has ended. */
final class PostgresContainer {

  private static final String IMAGE = "postgres:17-alpine";
  private static final int PORT = 5432;
  private static final String PASSWORD = "cacheme";

  private PostgresContainer() {}

  @SuppressWarnings("resource") // lives as long as the JVM
  static TestServer start() {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(IMAGE))
            .withExposedPorts(PORT)
            .withEnv("POSTGRES_PASSWORD", PASSWORD)
            // the image starts it once for its own setup, then for good
            .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\s", 2));
    container.start();
    String address = container.getHost() + ":" + container.getMappedPort(PORT);
    return new TestServer(
        "postgresql://postgres:" + PASSWORD + "@" + address + "/postgres",
        "a container of " + IMAGE);
  }
}
