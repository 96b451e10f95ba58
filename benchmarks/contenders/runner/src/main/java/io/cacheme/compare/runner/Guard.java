package io.cacheme.compare.runner;

import com.fasterxml.jackson.databind.JsonNode;
import io.cacheme.testservers.RedisProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Whether a request still costs about what it costs an expert, in one run, so that it holds on any
 * machine, busy or not; and whether it would be seen if it did not: Cacheme made worse on purpose
 * must be refused. Is started by {@code .ci/guard}, in the repository's root.
 */
public final class Guard {

  /** So many until the compiler of the JVM has done what it will do. */
  private static final List<String> PASSES =
      List.of("--requests", "50000", "--passes", "24", "--workers", "5000");

  private static final String EXPERT = "expert";
  private static final String CACHEME = "cacheme";

  /**
   * What may not be more than some times the expert's.
   *
   * @param name of the figure
   * @param most how many times
   * @param of takes it from the warm passes
   * @param sabotage which contender must be refused by this bound
   */
  private record Bound(
      String name, double most, ToDoubleFunction<List<JsonNode>> of, String sabotage) {}

  /**
   * Bytes differ between passes by how many gets find their key under way, which is a few of a
   * hundred. How long a processor was needed differs much more, but never falls below what it
   * takes.
   */
  private static final List<Bound> BOUNDS =
      List.of(
          new Bound("allocated", 1.0, passes -> spread(passes, "allocated").median(), "wasteful"),
          new Bound("cpu", 1.8, passes -> spread(passes, "cpuMicros").min(), "repeating"));

  private final Path contenders;
  private final Map<String, List<JsonNode>> warm = new HashMap<>();
  private boolean isHeld = true;

  private Guard(Path contenders) {
    this.contenders = contenders;
  }

  /** Takes nothing; exits with 1 if the guard is not held. */
  public static void main(String[] args) throws Exception {
    Guard guard = new Guard(Path.of("benchmarks/contenders"));
    guard.measure();
    guard.judge();
    System.exit(guard.isHeld ? 0 : 1);
  }

  private void measure() throws IOException, InterruptedException {
    RedisProcess redis = RedisProcess.start();
    try {
      run(EXPERT, "target/classes", redis);
      run(CACHEME, "target/classes", redis);
      for (Bound bound : BOUNDS) {
        run(bound.sabotage(), "target/test-classes", redis);
      }
    } finally {
      redis.close();
    }
  }

  private void run(String contender, String classes, RedisProcess redis)
      throws IOException, InterruptedException {
    Path module = contenders.resolve(contender.equals(EXPERT) ? EXPERT : CACHEME);
    List<String> arguments = new ArrayList<>(PASSES);
    arguments.addAll(List.of("--contender", contender, "--redis", redis.url()));
    List<JsonNode> passes = new ArrayList<>();
    String classPath = ContenderModule.classPath(module, classes);
    if (!new Child(classPath, arguments).run(passes::add)) {
      throw new IllegalStateException(contender + " failed, as is said above");
    }
    passes.stream()
        .filter(pass -> pass.get("wrong").asLong() > 0)
        .forEach(pass -> fail(contender + " has wrong answers: " + pass));
    warm.put(contender, passes.subList(passes.size() / 2, passes.size()));
  }

  private void judge() {
    for (Bound bound : BOUNDS) {
      if (ratio(bound, CACHEME) > bound.most()) {
        fail("Cacheme needs more than it may; benchmarks/compare --only cacheme,expert says more");
      }
      if (ratio(bound, bound.sabotage()) <= bound.most()) {
        fail("the guard does not see what is worse on purpose");
      }
    }
  }

  private double ratio(Bound bound, String contender) {
    double figure = bound.of().applyAsDouble(warm.get(contender));
    double expert = bound.of().applyAsDouble(warm.get(EXPERT));
    System.out.printf(
        Locale.ROOT,
        "guard %s %s/expert %.2f (%.2f / %.2f a request, at most %.2f times)%n",
        bound.name(),
        contender,
        figure / expert,
        figure,
        expert,
        bound.most());
    return figure / expert;
  }

  private void fail(String why) {
    isHeld = false;
    System.out.println("!!! " + why);
  }

  private static Spread spread(List<JsonNode> passes, String figure) {
    return Spread.of(passes.stream().mapToDouble(pass -> pass.get(figure).asDouble()));
  }
}
