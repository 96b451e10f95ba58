package io.cacheme.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/** The Redis server in the jar of embedded-redis, unpacked once a JVM. */
final class RedisBinary {

  private static @Nullable RedisBinary unpacked;

  private final Path file;
  private final String version;

  private RedisBinary(Path file, String version) {
    this.file = file;
    this.version = version;
  }

  static synchronized RedisBinary get() {
    if (unpacked == null) {
      unpacked = unpack();
    }
    return unpacked;
  }

  /** The command of a server that keeps its files, if any, in {@code folder}. */
  List<String> command(int port, Path folder, @Nullable String password) {
    List<String> command = new ArrayList<>(List.of(file.toString(), "--port", "" + port));
    command.addAll(List.of("--bind", "127.0.0.1", "--dir", folder.toString()));
    command.addAll(List.of("--save", "", "--appendonly", "no", "--daemonize", "no"));
    // a replica saves what it copies, and whoever found that there would begin with it
    command.addAll(List.of("--dbfilename", "dump-" + port + ".rdb"));
    if (password != null) {
      command.addAll(List.of("--requirepass", password));
    }
    return command;
  }

  /** The command of a Sentinel that begins with, and rewrites, {@code config}. */
  List<String> sentinelCommand(Path config) {
    return List.of(file.toString(), config.toString(), "--sentinel");
  }

  /** Where it lies. */
  Path folder() {
    return Objects.requireNonNull(file.getParent());
  }

  /** As in "Redis 6.2.11". */
  String version() {
    return version;
  }

  private static RedisBinary unpack() {
    StringBuilder tried = new StringBuilder();
    for (String resource : candidates()) {
      try {
        Path file = unpack(resource);
        String answer = answer(file);
        if (answer.contains(" v=")) {
          return new RedisBinary(file, "Redis " + answer.split(" v=", 2)[1].split(" ", 2)[0]);
        }
        tried.append("\n    ").append(resource).append(": ").append(answer.strip());
      } catch (IOException | RuntimeException e) {
        tried.append("\n    ").append(resource).append(": ").append(e);
      }
    }
    throw new ServerUnavailableException("no bundled Redis runs on this machine:" + tried, null);
  }

  /** Where the 64 bit one cannot run for want of libssl, the static 32 bit one can. */
  private static Stream<String> candidatesOf(String own) {
    return own.endsWith("linux-amd64")
        ? Stream.of(own, "/redis-server-6.2.7-linux-386")
        : Stream.of(own);
  }

  private static List<String> candidates() {
    String own =
        ExecutableProvider.newProvidedVersionsMap()
            .getOrDefault(redis.embedded.model.OsArchitecture.detectOSandArchitecture(), "");
    return candidatesOf(own).toList();
  }

  private static Path unpack(String resource) throws IOException {
    Path folder = Files.createTempDirectory("cacheme-redis");
    Path file = folder.resolve(isWindows() ? "redis-server.exe" : "redis-server");
    folder.toFile().deleteOnExit();
    file.toFile().deleteOnExit();
    try (InputStream in = ExecutableProvider.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("not in the jar");
      }
      Files.copy(in, file);
    }
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable in " + folder);
    }
    return file;
  }

  private static String answer(Path file) throws IOException {
    Process process =
        new ProcessBuilder(file.toString(), "--version").redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
