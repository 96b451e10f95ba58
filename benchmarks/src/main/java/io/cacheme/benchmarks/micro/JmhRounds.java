package io.cacheme.benchmarks.micro;

import java.util.Locale;
import java.util.function.Function;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks of JMH in rounds: each of them in a JVM of its own, then all of them again. */
final class JmhRounds {

  private static final int ITERATIONS = 3;
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final MicroOptions options;
  private final Figures figures;

  JmhRounds(MicroOptions options, Figures figures) {
    this.options = options;
    this.figures = figures;
  }

  ChainedOptionsBuilder options() {
    TimeValue time = TimeValue.milliseconds(options.millis());
    return new OptionsBuilder()
        .addProfiler(GCProfiler.class)
        .forks(1)
        .warmupIterations(ITERATIONS)
        .warmupTime(time)
        .measurementIterations(ITERATIONS)
        .measurementTime(time)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  /**
   * Each figure is nanoseconds; those of the same name and {@code -bytes} are what was allocated.
   */
  void run(
      ChainedOptionsBuilder chosen,
      Function<BenchmarkParams, String> name,
      Function<BenchmarkParams, String> contender)
      throws RunnerException {
    for (RunResult result : new Runner(chosen.build()).run()) {
      String of = name.apply(result.getParams());
      String by = contender.apply(result.getParams());
      figures.add(of, by, result.getPrimaryResult().getScore());
      Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
      if (allocated == null) {
        throw new IllegalStateException("JMH tells no " + ALLOCATED);
      }
      figures.add(of + "-bytes", by, allocated.getScore());
    }
  }

  /** The name of the method, as {@code spring-cache} for {@code springCache}. */
  static String method(BenchmarkParams params) {
    String name = params.getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1)
        .replaceAll("([A-Z])", "-$1")
        .toLowerCase(Locale.ROOT);
  }
}
