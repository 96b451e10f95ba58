package io.cacheme.examples.trace;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Reads from a Redis what it was asked, and what that took. */
final class RedisCommands implements AutoCloseable {

  private final RedisClient client;

  RedisCommands(String url) {
    this.client = RedisClient.create(RedisURI.create(url));
  }

  /** What has been asked of the server so far, and what it took. */
  Counted counted() {
    try (var connection = client.connect()) {
      String stats = connection.sync().info("commandstats");
      String cpu = connection.sync().info("cpu");
      return new Counted(
          (long) sum(stats, "cmdstat_get:calls="),
          (long) sum(stats, "cmdstat_[a-z|]+:calls="),
          sum(cpu, "used_cpu_(user|sys):"));
    }
  }

  private static double sum(String info, String begin) {
    return Pattern.compile("(?m)^" + begin + "(?<number>[0-9.]+)")
        .matcher(info)
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(found.groupCount())))
        .sum();
  }

  /**
   * What a server has done.
   *
   * @param gets how many of its commands were GET
   * @param commands how many commands there were
   * @param cpuSeconds what all took of a processor
   */
  record Counted(long gets, long commands, double cpuSeconds) {

    Counted since(Counted before) {
      return new Counted(
          gets - before.gets, commands - before.commands, cpuSeconds - before.cpuSeconds);
    }
  }

  @Override
  public void close() {
    client.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
