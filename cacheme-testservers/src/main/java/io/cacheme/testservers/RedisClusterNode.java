package io.cacheme.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a {@link RedisCluster}, to be stopped, killed and started again. */
public final class RedisClusterNode implements AutoCloseable {

  private static final String CONFIG = "nodes.conf";
  private static final int ATTEMPTS = 1_000;
  private static final int BUS = 10_000;

  /** Above it, the port of the cluster's bus would be one that systems give to clients. */
  private static final int LAST_PORT = 22_700;

  private final RedisBinary binary;
  private final List<String> settings;
  private final @Nullable String password;
  private final Path folder;
  private final int port;
  private @Nullable ServerProcess process;

  private RedisClusterNode(List<String> settings, @Nullable String password) throws IOException {
    this.binary = RedisBinary.get();
    this.settings = settings;
    this.password = password;
    this.folder = Files.createTempDirectory("cacheme-redis-node");
    this.port = freePort();
    folder.toFile().deleteOnExit(); // after what is in it
    folder.resolve(CONFIG).toFile().deleteOnExit();
    folder.resolve("dump.rdb").toFile().deleteOnExit(); // replication writes it
  }

  static RedisClusterNode start(List<String> settings, @Nullable String password) {
    try {
      RedisClusterNode node = new RedisClusterNode(settings, password);
      node.restart();
      return node;
    } catch (IOException e) {
      throw new ServerUnavailableException("a node of Redis Cluster does not start", e);
    }
  }

  /** The loopback address. */
  public String host() {
    return "127.0.0.1";
  }

  /** Its port, the same after a restart. */
  public int port() {
    return port;
  }

  /** Its host and port. */
  public String address() {
    return host() + ":" + port;
  }

  /** As in "Redis 6.2.11". */
  public String version() {
    return binary.version();
  }

  /** Makes it hang, with {@code SIGSTOP}: it accepts connections and answers nothing. */
  public void stop() {
    running().signal("STOP");
  }

  /** Lets it go on after {@link #stop}. */
  public void cont() {
    running().signal("CONT");
  }

  /** Ends it at once, with {@code SIGKILL}. */
  public void kill() {
    running().kill();
    process = null;
  }

  /** Starts it again after {@link #kill}: it knows its cluster and its slots, and has no data. */
  public void restart() {
    List<String> command = new ArrayList<>(List.of(binary.file().toString()));
    command.addAll(List.of("--port", String.valueOf(port), "--bind", host()));
    command.addAll(List.of("--save", "", "--appendonly", "no", "--daemonize", "no"));
    command.addAll(List.of("--dir", folder.toString(), "--cluster-enabled", "yes"));
    command.addAll(List.of("--cluster-config-file", CONFIG));
    if (password != null) {
      command.addAll(List.of("--requirepass", password, "--masterauth", password));
    }
    command.addAll(settings);
    process = ServerProcess.launch(command);
    RedisPing.await(host(), port, process);
  }

  /**
   * Sends {@code command} and answers the reply: a text, a number, null, or a list of such.
   *
   * @throws UncheckedIOException if it is an error, or there is none
   */
  public @Nullable Object ask(String... command) {
    try (RedisClusterWire wire = new RedisClusterWire(host(), port, password)) {
      return wire.ask(command);
    } catch (IOException e) {
      throw new UncheckedIOException(
          address() + ", " + String.join(" ", Arrays.asList(command).subList(0, 1)) + ": " + e, e);
    }
  }

  /** Its name in the cluster. */
  public String id() {
    return String.valueOf(ask("CLUSTER", "MYID"));
  }

  /** Ends it. */
  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }

  private ServerProcess running() {
    if (process == null) {
      throw new IllegalStateException("this node is not running");
    }
    return process;
  }

  private static int freePort() throws IOException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      int port = FreePort.find();
      if (port <= LAST_PORT && isFree(port + BUS)) {
        return port;
      }
    }
    throw new IOException("no two ports are free that are " + BUS + " apart");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, FreePort.loopback())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
