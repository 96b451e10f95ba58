package io.cacheme.testservers;

import io.cacheme.testkit.FreePort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Redis of one's own. It saves nothing, and has no data after a restart. */
public final class RedisProcess extends RedisServer {

  private final List<String> settings;

  private RedisProcess(Builder builder, int port) {
    super(port, null, builder.password);
    this.settings = List.copyOf(builder.settings);
  }

  /** Begins a Redis with settings of its own. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a Redis. */
  public static RedisProcess start() {
    return builder().start();
  }

  /** Its URL, with its password if it has one. */
  public String url() {
    String credentials = password == null ? "" : ":" + password + "@";
    return "redis://" + credentials + host() + ":" + port();
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(binary.command(port(), binary.folder(), password));
    command.addAll(settings);
    return command;
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
      return LoopbackServer.start("Redis", () -> new RedisProcess(this, FreePort.find()));
    }
  }
}
