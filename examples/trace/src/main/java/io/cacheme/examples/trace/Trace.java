package io.cacheme.examples.trace;

import io.cacheme.stats.StatsTable;
import io.cacheme.testservers.TestServers;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Many workers ask for the keys of one long, skewed sequence, each for the next when its last is
 * answered; the source takes 100 ms a key. Prints the stats of each pass, and a line of figures;
 * where several kinds of tiers take turns, the median of each.
 */
public final class Trace {

  private Trace() {}

  /** Takes what {@link TraceOptions} says. */
  public static void main(String[] args) throws Exception {
    run(TraceOptions.parse(args), System.out, System.err);
  }

  static void run(TraceOptions options, PrintStream out, PrintStream progress) throws Exception {
    String url = options.redis() == null ? TestServers.redis().url() : options.redis();
    int[] keys = options.keys();
    Map<Tiers, List<PassResult>> results = new EnumMap<>(Tiers.class);
    try (RedisCommands redis = new RedisCommands(url);
        Processes processes = Processes.start(options, url)) {
      for (int number = 1; number <= options.passes(); number++) {
        for (Tiers tiers : options.tiers()) {
          String prefix = Pass.freshPrefix(number);
          PassResult result =
              options.processes() == 1
                  ? alone(
                      new Pass(options, tiers, url, keys, prefix),
                      tiers,
                      keys,
                      redis,
                      out,
                      progress)
                  : processes.pass(tiers, prefix, keys, redis);
          out.println(result.line());
          results.computeIfAbsent(tiers, t -> new ArrayList<>()).add(result);
        }
      }
    }
    if (options.tiers().size() > 1) {
      results.forEach((tiers, passes) -> out.println(median(tiers, passes)));
    }
  }

  private static PassResult alone(
      Pass pass,
      Tiers tiers,
      int[] keys,
      RedisCommands redis,
      PrintStream out,
      PrintStream progress)
      throws Exception {
    AtomicReference<RedisCommands.Counted> before = new AtomicReference<>();
    PartResult part =
        pass.run(new ProgressBar(progress, keys.length), () -> before.getAndSet(redis.counted()));
    out.print(new StatsTable().add(part.node(), part.stats()));
    return new PassResult(
        tiers,
        1,
        keys.length,
        Arrays.stream(keys).distinct().count(),
        part.stats().loadCount(),
        redis.counted().since(Objects.requireNonNull(before.get())),
        part.wrong(),
        part.pending(),
        part.seconds(),
        part.cpuSeconds());
  }

  /** Of the second half of the passes: the first ones are on a cold JVM. */
  private static String median(Tiers tiers, List<PassResult> passes) {
    double[] seconds =
        passes.subList(passes.size() / 2, passes.size()).stream()
            .mapToDouble(PassResult::seconds)
            .sorted()
            .toArray();
    return String.format(
        Locale.ROOT,
        "median=%.3f of=%d tiers=%s",
        seconds[seconds.length / 2],
        seconds.length,
        tiers);
  }
}
