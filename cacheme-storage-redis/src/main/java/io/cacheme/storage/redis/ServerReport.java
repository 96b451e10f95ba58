package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself by {@code INFO server}; unknown where the user may not ask, and
 * where it is not quite a Redis.
 *
 * @param mode "standalone", "cluster" or "sentinel", or empty
 * @param runId a name that it has until it ends, or empty
 */
record ServerReport(String mode, String runId) {

  /** Of {@code answer}, or of none. */
  static ServerReport of(@Nullable StoredValue answer) {
    String text = answer == null ? "" : new String(answer.bytes(), StandardCharsets.UTF_8);
    return new ServerReport(field(text, "redis_mode:"), field(text, "run_id:"));
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
    return null;
  }

  private static String field(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElse("");
  }
}
