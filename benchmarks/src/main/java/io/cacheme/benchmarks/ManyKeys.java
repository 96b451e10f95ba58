package io.cacheme.benchmarks;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;
import io.cacheme.testservers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * One {@code getAll} of very many keys: first of keys that nobody has, which are loaded and stored,
 * then, by another {@code Cacheme}, of the same, which the storage has. Beside it {@code busy}
 * processes that do nothing but spin. Prints how long each took and what became of the keys.
 */
public final class ManyKeys {

  private static final long MOMENT_NANOS = 10_000_000;

  private final String server;
  private final String url;
  private final List<DynamicNode<String>> nodes;
  private final DynamicType<String> type;
  private final String value;

  private ManyKeys(String server, String url, String name, int keys, int chars) {
    this.server = server;
    this.url = url;
    this.type = DynamicNode.type(name, "v1", String.class).tier("shared", Duration.ofMinutes(10));
    this.nodes = IntStream.range(0, keys).mapToObj(i -> type.key("key" + i)).toList();
    this.value = "x".repeat(chars);
  }

  /**
   * Runs it.
   *
   * @param arguments settings: {@code server=redis}, or another, {@code keys=100000}, {@code
   *     chars=100} a value, {@code busy=1}, {@code do=load,read}, and {@code name=many} of the
   *     node, by which one process reads what another has stored
   */
  public static void main(String... arguments) throws IOException {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "server",
                "redis",
                "keys",
                "100000",
                "chars",
                "100",
                "busy",
                "1",
                "do",
                "load,read",
                "name",
                "many"));
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts.length < 2 || settings.replace(parts[0], parts[1]) == null) {
        throw new IllegalArgumentException(argument + " is none of " + settings);
      }
    }
    String server = settings.get("server");
    String url = url(server);
    int keys = Integer.parseInt(settings.get("keys"));
    int chars = Integer.parseInt(settings.get("chars"));
    ManyKeys program = new ManyKeys(server, url, settings.get("name"), keys, chars);
    List<Process> spinning = spin(Integer.parseInt(settings.get("busy")));
    try {
      for (String what : settings.get("do").split(",")) {
        program.run(what);
      }
    } finally {
      spinning.forEach(Process::destroyForcibly);
    }
    System.exit(0); // a server in this process may have threads that are no daemons
  }

  private static String url(String server) throws IOException {
    return switch (server) {
      case "redis" -> TestServers.redis().url();
      case "redis-cluster" -> TestServers.redisCluster().url();
      case "postgresql" -> TestServers.postgresql().url() + "?createSchema=true";
      case "mysql" -> TestServers.mysql().url() + "?createSchema=true";
      case "mariadb" -> TestServers.mariadb().url() + "?createSchema=true";
      case "mongodb" -> TestServers.mongodb().url() + "?database=many&createSchema=true";
      case "sqlite" ->
          "sqlite:///"
              + Files.createTempDirectory("cacheme-many").resolve("cache.db")
              + "?createSchema=true";
      default -> throw new IllegalArgumentException(server);
    };
  }

  private static List<Process> spin(int count) throws IOException {
    List<Process> spinning = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Process process = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      spinning.add(process);
    }
    return spinning;
  }

  private void run(String what) {
    try (Cacheme cacheme = Cacheme.builder().storage("shared", url).required("shared").build()) {
      ask(what, cacheme, type.cache(cacheme));
    }
  }

  private void ask(String what, Cacheme cacheme, NodeCache<DynamicNode<String>, String> cache) {
    long begun = System.nanoTime();
    int answered = cache.getAll(nodes, loader()).join().size();
    double seconds = (System.nanoTime() - begun) / 1e9;
    awaitFills(cache);
    CacheStats stats = cache.stats();
    TierStats tier = stats.tiers().get(0);
    System.out.printf(
        Locale.ROOT,
        "server=%s keys=%d %s: seconds=%.3f answered=%d loads=%d hits=%d fills=%d errors=%d"
            + " timeouts=%d bypasses=%d state=%s%n",
        server,
        nodes.size(),
        what,
        seconds,
        answered,
        stats.loadCount(),
        tier.hitCount(),
        tier.fillCount(),
        tier.errorCount(),
        tier.timeoutCount(),
        tier.bypassCount(),
        cacheme.health().storages());
  }

  /** The last writes may still be on their way when the last answer has come. */
  private static void awaitFills(NodeCache<?, ?> cache) {
    TierStats tier;
    do {
      LockSupport.parkNanos(MOMENT_NANOS);
      tier = cache.stats().tiers().get(0);
    } while (tier.fillCount()
            + tier.refusedCount()
            + tier.errorCount()
            + tier.timeoutCount()
            + tier.bypassCount()
        < cache.stats().loadSuccessCount());
  }

  private BulkLoader<DynamicNode<String>, String> loader() {
    return missing -> {
      Map<DynamicNode<String>, String> loaded = new HashMap<>();
      missing.forEach(node -> loaded.put(node, value));
      return CompletableFuture.completedFuture(loaded);
    };
  }
}
