package io.cacheme.testservers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Tells whether containers can be run, quickly where they cannot. */
final class Docker {

  private Docker() {}

  static boolean answers() {
    return isConfigured() && DockerClientFactory.instance().isDockerAvailable();
  }

  /** Without a socket to talk to, Testcontainers would try for seconds. */
  private static boolean isConfigured() {
    if (System.getenv("DOCKER_HOST") != null
        || System.getenv("TESTCONTAINERS_HOST_OVERRIDE") != null) {
      return true;
    }
    String home = System.getProperty("user.home", "/");
    String runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run/user/0");
    return Stream.of(
            Path.of("/var/run/docker.sock"),
            Path.of(runtime, "docker.sock"),
            Path.of(home, ".docker", "run", "docker.sock"),
            Path.of(home, ".docker", "desktop", "docker.sock"))
        .anyMatch(Files::exists);
  }
}
