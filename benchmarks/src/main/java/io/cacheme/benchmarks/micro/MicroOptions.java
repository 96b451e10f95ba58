package io.cacheme.benchmarks.micro;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param rounds how often each contender has its turn
 * @param millis how long JMH measures in one of three iterations; as long it warms up
 * @param threads how many threads ask at once, one after the other
 * @param parts which parts of several are run
 * @param json where the figures are written to, or null
 */
record MicroOptions(
    int rounds, int millis, List<Integer> threads, List<String> parts, @Nullable Path json) {

  private static final Set<String> NAMES =
      Set.of("--rounds", "--millis", "--threads", "--parts", "--json");

  private static final String USAGE =
      "usage: [--rounds N] [--millis N] [--threads N,…] [--parts in-flight,nodes,values]"
          + " [--json FILE]";

  static MicroOptions parse(String[] args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!NAMES.contains(args[i]) || i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " is not known, or has no value\n" + USAGE);
      }
      given.put(args[i], args[i + 1]);
    }
    String json = given.get("--json");
    return new MicroOptions(
        Integer.parseInt(given.getOrDefault("--rounds", "3")),
        Integer.parseInt(given.getOrDefault("--millis", "1000")),
        Arrays.stream(given.getOrDefault("--threads", threadsOfMachine()).split(","))
            .map(Integer::valueOf)
            .toList(),
        List.of(given.getOrDefault("--parts", "in-flight,nodes,values").split(",")),
        json == null ? null : Path.of(json));
  }

  /** One, two, and all of them where there are more. */
  private static String threadsOfMachine() {
    int cores = Runtime.getRuntime().availableProcessors();
    return cores > 2 ? "1,2," + cores : "1,2";
  }
}
