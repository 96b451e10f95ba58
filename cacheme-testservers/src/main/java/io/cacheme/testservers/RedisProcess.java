package io.cacheme.testservers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Redis of one's own on a free port of the loopback, to be stopped, killed and started again. It
 * saves nothing, and ends with the JVM at the latest.
 */
public final class RedisProcess implements AutoCloseable {

  private static final int ATTEMPTS = 5;

  private final RedisBinary binary;
  private final List<String> settings;
  private final @Nullable String password;
  private final int port;
  private @Nullable ServerProcess process;

  private RedisProcess(Builder builder, int port) {
    this.binary = RedisBinary.get();
    this.settings = List.copyOf(builder.settings);
    this.password = builder.password;
    this.port = port;
  }

  /** Begins a Redis with settings of its own. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a Redis. */
  public static RedisProcess start() {
    return builder().start();
  }

  /** The loopback address. */
  public String host() {
    return "127.0.0.1";
  }

  /** Its port, the same after a restart. */
  public int port() {
    return port;
  }

  /** Its URL, with its password if it has one. */
  public String url() {
    String credentials = password == null ? "" : ":" + password + "@";
    return "redis://" + credentials + host() + ":" + port;
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

  /** Starts it again on the same port after {@link #kill}, with the same settings and no data. */
  public void restart() {
    if (process != null) {
      kill();
    }
    process = launch();
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
      throw new IllegalStateException("this Redis is not running");
    }
    return process;
  }

  private ServerProcess launch() {
    List<String> command = new ArrayList<>(List.of(binary.file().toString()));
    command.addAll(List.of("--port", String.valueOf(port), "--bind", host()));
    command.addAll(List.of("--save", "", "--appendonly", "no", "--daemonize", "no"));
    command.addAll(List.of("--dir", String.valueOf(binary.file().getParent())));
    if (password != null) {
      command.addAll(List.of("--requirepass", password));
    }
    command.addAll(settings);
    ServerProcess launched = ServerProcess.launch(command);
    RedisPing.await(host(), port, launched);
    return launched;
  }

  /** Collects the settings of a Redis. */
  public static final class Builder {

    private final List<String> settings = new ArrayList<>();
    private @Nullable String password;

    private Builder() {}

    /** Requires a password. */
    public Builder password(String password) {
      this.password = password;
      return this;
    }

    /**
     * Sets what {@code redis.conf} calls {@code name}, as in {@code setting("maxmemory", "1mb")}.
     */
    public Builder setting(String name, String... values) {
      settings.add("--" + name);
      settings.addAll(List.of(values));
      return this;
    }

    /** Starts it, and returns once it answers. */
    public RedisProcess start() {
      for (int attempt = 1; ; attempt++) {
        try {
          RedisProcess redis = new RedisProcess(this, FreePort.find());
          redis.process = redis.launch();
          return redis;
        } catch (ServerUnavailableException | IOException e) {
          if (attempt == ATTEMPTS) {
            throw new ServerUnavailableException("Redis does not start: " + e.getMessage(), e);
          }
        }
      }
    }
  }
}
