package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself by {@code INFO server}, and {@code INFO replication}; unknown where
 * the user may not ask, and where it is not quite a Redis.
 *
 * @param mode "standalone", "cluster" or "sentinel", or empty
 * @param runId a name that it has until it ends, or empty
 * @param role "master" or "slave", or empty where nobody has asked
 */
record ServerReport(String mode, String runId, String role) {

  /** Of two answers, or of none. */
  static ServerReport of(@Nullable StoredValue server, @Nullable StoredValue replication) {
    String text = text(server);
    return new ServerReport(
        field(text, "redis_mode:"), field(text, "run_id:"), field(text(replication), "role:"));
  }

  /** Why a storage with the options of {@code endpoint} cannot use it, or null if it can. */
  @Nullable RuntimeException refusal(RedisEndpoint endpoint) {
    RedisOptions options = endpoint.options();
    if (mode.equals("cluster") && !options.cluster()) {
      return RedisRefusal.rejected(endpoint, "is a node of a Redis Cluster", "add cluster=true");
    }
    if (mode.equals("sentinel")) {
      return RedisRefusal.rejected(
          endpoint,
          "is a Sentinel, which keeps no entries",
          options.sentinel() == null
              ? "add sentinel=NAME of its master"
              : "name the master in the Sentinel's configuration by the address of a Redis");
    }
    if (role.equals("slave")) { // its Sentinel is behind the others
      return new RedisFailure(
          endpoint + " is not connected: the Sentinels named a server that is a replica by now");
    }
    return null;
  }

  private static String text(@Nullable StoredValue answer) {
    return answer == null ? "" : new String(answer.bytes(), StandardCharsets.UTF_8);
  }

  private static String field(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElse("");
  }
}
