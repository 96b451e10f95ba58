package io.cacheme.testservers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Redis master and its replica, and three Sentinels that let the replica take the master's place
 * when two of them miss it for half a second. It saves nothing, and ends with the JVM at the
 * latest.
 */
public final class RedisSentinels implements AutoCloseable {

  /** What the Sentinels call the master. */
  public static final String MASTER = "main";

  private static final Pattern MASTER_OFFSET = Pattern.compile("master_repl_offset:(\\d+)");
  private static final Pattern REPLICA_OFFSET = Pattern.compile("slave0:.*?offset=(\\d+)");

  private static final int SENTINELS = 3;

  private final @Nullable String password;
  private final @Nullable String sentinelPassword;
  private final List<RedisProcess> servers = new ArrayList<>();
  private final List<RedisSentinel> sentinels = new ArrayList<>();

  private RedisSentinels(@Nullable String password, @Nullable String sentinelPassword) {
    this.password = password;
    this.sentinelPassword = sentinelPassword;
  }

  /** Starts all five without passwords, and returns once the Sentinels know each other. */
  public static RedisSentinels start() {
    return start(null, null);
  }

  /** Starts all five, and returns once the Sentinels know each other. */
  public static RedisSentinels start(@Nullable String password, @Nullable String sentinelPassword) {
    RedisSentinels group = new RedisSentinels(password, sentinelPassword);
    try {
      group.start(null);
      group.start(group.servers.get(0));
      for (int i = 0; i < SENTINELS; i++) {
        group.sentinels.add(RedisSentinel.start(group));
      }
      group.awaitReady();
      return group;
    } catch (RuntimeException e) {
      group.close();
      throw e;
    }
  }

  /** The Sentinels. */
  public List<RedisSentinel> sentinels() {
    return List.copyOf(sentinels);
  }

  /** The server that the Sentinels take for the master now. */
  public RedisProcess master() {
    String port = masterPort(sentinels.get(0));
    return servers.stream()
        .filter(server -> port.equals("" + server.port()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the master's port is said to be " + port));
  }

  /** Makes the replica the master, which ends the old one's connections. */
  public void switchOver() {
    String before = masterPort(sentinels.get(0));
    sentinels.get(0).ask("SENTINEL", "FAILOVER", MASTER);
    Patience.await(
        "all know the new master", () -> sentinels.stream().noneMatch(s -> knows(s, before)));
  }

  /** Waits until the replica has all that the master has been given so far. */
  public void awaitReplica() {
    RedisProcess master = master();
    long given = number(master, MASTER_OFFSET);
    Patience.await(
        "the replica has it all",
        () -> number(master, MASTER_OFFSET) >= given && number(master, REPLICA_OFFSET) >= given);
  }

  private static long number(RedisProcess master, Pattern offset) {
    Matcher found = offset.matcher(String.valueOf(master.ask("INFO", "replication")));
    return found.find() ? Long.parseLong(found.group(1)) : -1;
  }

  /**
   * Waits until nobody is a master any more but the one that they name. Before that an older one
   * takes writes of those who have not been told, which are lost when it follows the new one.
   */
  public void awaitOneMaster() {
    Patience.await(
        "the others follow the new master",
        () -> servers.stream().filter(RedisSentinels::isMaster).count() == 1);
  }

  private static boolean isMaster(RedisProcess server) {
    return server.ask("ROLE") instanceof List<?> role && "master".equals(role.get(0));
  }

  /** The servers that follow the one that the Sentinels take for the master. */
  public List<RedisProcess> replicas() {
    RedisProcess master = master();
    return servers.stream().filter(server -> server != master).toList();
  }

  /** A URL of the Sentinels, with the master's password if there is one. */
  public String url() {
    String credentials = password == null ? "" : ":" + password + "@";
    String options = sentinelPassword == null ? "" : "&sentinelPassword=" + sentinelPassword;
    return sentinels.stream()
        .map(RedisSentinel::address)
        .collect(
            Collectors.joining(",", "redis://" + credentials, "/?sentinel=" + MASTER + options));
  }

  /** Ends them. */
  @Override
  public void close() {
    sentinels.forEach(RedisSentinel::close);
    servers.forEach(RedisProcess::close);
  }

  @Nullable String sentinelPassword() {
    return sentinelPassword;
  }

  String sentinelConfig(int port, Path folder) {
    List<String> lines = new ArrayList<>();
    lines.add("port " + port);
    lines.add("bind 127.0.0.1");
    lines.add("dir " + folder);
    if (sentinelPassword != null) {
      lines.add("requirepass " + sentinelPassword);
    }
    lines.add("sentinel monitor " + MASTER + " 127.0.0.1 " + servers.get(0).port() + " 2");
    lines.add("sentinel down-after-milliseconds " + MASTER + " 500");
    lines.add("sentinel failover-timeout " + MASTER + " 1000");
    if (password != null) {
      lines.add("sentinel auth-pass " + MASTER + " " + password);
    }
    return String.join("\n", lines) + "\n";
  }

  private void start(@Nullable RedisProcess master) {
    RedisProcess.Builder server = RedisProcess.builder();
    server.setting("repl-diskless-sync", "yes").setting("repl-diskless-sync-delay", "0");
    if (password != null) {
      server.password(password).setting("masterauth", password);
    }
    if (master != null) {
      server.setting("replicaof", master.host(), "" + master.port());
    }
    servers.add(server.start());
  }

  private void awaitReady() {
    for (RedisSentinel sentinel : sentinels) {
      Patience.await(
          sentinel.address() + " knows all",
          () ->
              size(sentinel.ask("SENTINEL", "REPLICAS", MASTER)) == 1
                  && size(sentinel.ask("SENTINEL", "SENTINELS", MASTER)) == SENTINELS - 1);
    }
  }

  private static int size(@Nullable Object reply) {
    return reply instanceof List<?> list ? list.size() : 0;
  }

  private static boolean knows(RedisSentinel sentinel, String masterPort) {
    return masterPort(sentinel).equals(masterPort);
  }

  private static String masterPort(RedisSentinel sentinel) {
    return sentinel.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER) instanceof List<?> address
        ? String.valueOf(address.get(1))
        : "none";
  }
}
