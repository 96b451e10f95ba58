package io.cacheme.testservers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A MySQL or MariaDB in a container; Testcontainers removes it after the JVM has ended. */
final class MysqlContainer {

  private static final int PORT = 3306;

  private MysqlContainer() {}

  @SuppressWarnings("resource") // lives as long as the JVM
  static TestServer start(MysqlKind kind) {
    String image = kind == MysqlKind.MYSQL ? "mysql:8.4" : "mariadb:11.4";
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withExposedPorts(PORT)
            .withEnv("MYSQL_ROOT_PASSWORD", MysqlBundle.PASSWORD)
            .withEnv("MYSQL_DATABASE", MysqlBundle.DATABASE)
            .withEnv("MYSQL_USER", MysqlBundle.USER)
            .withEnv("MYSQL_PASSWORD", MysqlBundle.PASSWORD)
            // the one that prepares the database has port 0
            .waitingFor(Wait.forLogMessage(".*port: " + PORT + "\\s.*", 1));
    container.start();
    return new TestServer(
        MysqlBundle.url(kind, container.getHost(), container.getMappedPort(PORT)),
        "a container of " + image);
  }
}
