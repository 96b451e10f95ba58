package io.cacheme.examples.trace;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.util.concurrent.TimeUnit;

/** Reads from a Redis how often a command was called. */
final class RedisCommands implements AutoCloseable {

  private final RedisClient client;

  RedisCommands(String url) {
    this.client = RedisClient.create(RedisURI.create(url));
  }

  long calls(String command) {
    try (var connection = client.connect()) {
      String begin = "cmdstat_" + command + ":calls=";
      return connection
          .sync()
          .info("commandstats")
          .lines()
          .filter(line -> line.startsWith(begin))
          .mapToLong(line -> Long.parseLong(line.substring(begin.length(), line.indexOf(','))))
          .sum();
    }
  }

  @Override
  public void close() {
    client.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
