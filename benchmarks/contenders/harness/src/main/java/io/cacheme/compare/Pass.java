package io.cacheme.compare;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** All requests once, to a contender that has nothing, before a Redis that has nothing. */
final class Pass {

  private static final double MICROS = 1e6;

  private final RunOptions options;
  private final ContenderFactory factory;
  private final Requests<?> requests;
  private final int number;

  Pass(RunOptions options, ContenderFactory factory, Requests<?> requests, int number) {
    this.options = options;
    this.factory = factory;
    this.requests = requests;
    this.number = number;
  }

  /** Runs it, and tells of it in a line of JSON. */
  JsonLine run() throws Exception {
    try (RedisInfo redis = new RedisInfo(options.redis());
        Source source = new Source(options.valueBytes())) {
      redis.flush();
      long liveBefore = Machine.liveBytes();
      try (Contender contender = factory.open(setting(source))) {
        JsonLine line = measure(load(contender, requests), contender, redis, source);
        return line.add("liveBytes", Machine.liveBytes() - liveBefore);
      }
    }
  }

  private Setting setting(Source source) {
    return new Setting(
        options.redis(),
        UUID.randomUUID().toString().substring(0, 8),
        options.heap(),
        source,
        options.workers(),
        options.valueBytes());
  }

  private <A> Load<A> load(Contender contender, Requests<A> requests) {
    if (options.scenario() == Scenario.RATE) {
      return new Arrivals<>(requests, contender, options.rate());
    }
    return contender instanceof AsyncContender async
        ? new AsyncWorkers<>(requests, async, options.workers())
        : new BlockingWorkers<>(requests, (BlockingContender) contender, options.workers());
  }

  private JsonLine measure(Load<?> load, Contender contender, RedisInfo redis, Source source)
      throws IOException, InterruptedException {
    Map<String, Long> callsBefore = redis.calls();
    double redisBefore = redis.cpuSeconds();
    Machine before = Machine.now();
    load.run();
    contender.awaitWrites();
    Machine used = Machine.now().minus(before);
    double redisSeconds = redis.cpuSeconds() - redisBefore;
    JsonLine line =
        new JsonLine()
            .add("kind", "pass")
            .add("contender", factory.name())
            .add("scenario", options.scenario().toString())
            .add("workers", options.workers())
            .add("heap", options.heap())
            .add("skew", options.skew())
            .add("valueBytes", options.valueBytes())
            .add("pass", number)
            .add("requests", requests.count())
            .add("distinct", requests.distinct())
            .add("seconds", used.seconds())
            .add("cpuMicros", used.cpuSeconds() * MICROS / requests.count())
            .add("redisCpuMicros", redisSeconds * MICROS / requests.count())
            .add("allocated", (double) used.allocated() / requests.count())
            .add("othersCpu", othersShare(used, redisSeconds))
            .add("loads", source.loads())
            .add("loadCalls", source.calls())
            .add("commands", difference(callsBefore, redis.calls()))
            .add("redisBytes", redis.memoryBytes())
            .add("wrong", load.wrong())
            .add("pending", load.pending());
    return withLatency(line, load instanceof Arrivals<?> arrivals ? arrivals.micros() : null);
  }

  /** What other processes had of all processors, from 0 to 1. */
  private static double othersShare(Machine used, double redisSeconds) {
    double others = used.busySeconds() - used.cpuSeconds() - redisSeconds;
    return Math.max(0, others / used.seconds() / Runtime.getRuntime().availableProcessors());
  }

  private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> difference = new TreeMap<>();
    after.forEach(
        (command, calls) -> {
          long more = calls - before.getOrDefault(command, 0L);
          if (more > 0 && !command.equals("info")) {
            difference.put(command, more);
          }
        });
    return difference;
  }

  private JsonLine withLatency(JsonLine line, @Nullable Histogram micros) {
    return micros == null
        ? line
        : line.add("rate", options.rate())
            .add("p50Micros", micros.getValueAtPercentile(50))
            .add("p99Micros", micros.getValueAtPercentile(99))
            .add("p999Micros", micros.getValueAtPercentile(99.9))
            .add("maxMicros", micros.getMaxValue());
  }
}
