package io.cacheme.benchmarks;

import io.cacheme.benchmarks.TimedCompile.Kind;
import io.cacheme.benchmarks.TimedCompile.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the processor adds to the compile of an application with 500 nodes: the application alone,
 * with what was generated for it before, with a processor that only writes that, and with ours;
 * each in JVMs of its own, as Maven and Gradle without a daemon compile, and in one that is warm.
 * In turn, and medians; at the end the bytes of the class files. {@code -Dcompile.cold=0} and
 * {@code -Dcompile.warm=9} or the like are other numbers of rounds.
 */
public final class CompileBenchmark {

  private static final int COLD = Integer.getInteger("compile.cold", 3);
  private static final int WARM_UP = 4;
  private static final int WARM = Integer.getInteger("compile.warm", 5);

  private final CompiledApplication application;

  private CompileBenchmark(CompiledApplication application) {
    this.application = application;
  }

  /** Runs it, in a folder of its own in that of the only argument, else in that for such files. */
  public static void main(String[] args) throws Exception {
    if (args.length == 2) {
      Times times =
          new TimedCompile(new CompiledApplication(Path.of(args[0]))).run(Kind.valueOf(args[1]));
      System.out.printf(Locale.ROOT, "%f %f %f", times.wall(), times.cpu(), times.inProcessor());
      return;
    }
    Path root =
        args.length == 1
            ? Files.createTempDirectory(Path.of(args[0]), "cacheme-compile")
            : Files.createTempDirectory("cacheme-compile");
    try {
      new CompileBenchmark(new CompiledApplication(root)).run();
    } finally {
      CompiledApplication.delete(root);
    }
  }

  /** One compile, here or elsewhere. */
  private interface Compile {
    Times run(Kind kind) throws IOException, InterruptedException;
  }

  private void run() throws IOException, InterruptedException {
    application.write();
    System.out.printf("%d nodes, JDK %s%n", CompiledApplication.NODES, Runtime.version());
    System.out.printf(
        "%-6s %-6s %7s %16s %14s %16s %14s%n",
        "", "", "alone", "with generated", "with a copier", "with processor", "in processor");
    TimedCompile warm = new TimedCompile(application);
    warm.run(Kind.PROCESSOR);
    if (COLD > 0) {
      report("cold", rounds(this::cold, COLD));
    }
    if (WARM > 0) {
      rounds(warm::run, WARM_UP);
      report("warm", rounds(warm::run, WARM));
    }
    System.out.printf(
        "%d generated files, %,d bytes of class files a node%n",
        CompiledApplication.javaFiles(application.generated()).size(),
        (warm.classBytes(Kind.GENERATED) - warm.classBytes(Kind.ALONE))
            / CompiledApplication.NODES);
  }

  private static Map<Kind, List<Times>> rounds(Compile compile, int rounds)
      throws IOException, InterruptedException {
    Map<Kind, List<Times>> times = new EnumMap<>(Kind.class);
    for (int round = 0; round < rounds; round++) {
      for (Kind kind : Kind.values()) {
        times.computeIfAbsent(kind, k -> new ArrayList<>()).add(compile.run(kind));
      }
    }
    return times;
  }

  /** In a JVM of its own. */
  private Times cold(Kind kind) throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CompileBenchmark.class.getName(),
                application.root().toString(),
                kind.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (java.waitFor() != 0) {
      throw new IllegalStateException("the compile in another JVM failed");
    }
    double[] seconds = Arrays.stream(said.split(" ")).mapToDouble(Double::parseDouble).toArray();
    return new Times(seconds[0], seconds[1], seconds[2]);
  }

  private static void report(String state, Map<Kind, List<Times>> times) {
    line(state, "wall", times, Times::wall);
    line(state, "cpu", times, Times::cpu);
  }

  private static void line(
      String state, String what, Map<Kind, List<Times>> times, ToDoubleFunction<Times> seconds) {
    System.out.printf(
        Locale.ROOT,
        "%-6s %-6s %7.2f %16.2f %14.2f %16.2f %14.2f%n",
        state,
        what,
        median(times.get(Kind.ALONE), seconds),
        median(times.get(Kind.GENERATED), seconds),
        median(times.get(Kind.WRITTEN), seconds),
        median(times.get(Kind.PROCESSOR), seconds),
        median(times.get(Kind.PROCESSOR), Times::inProcessor));
  }

  private static double median(List<Times> times, ToDoubleFunction<Times> seconds) {
    return times.stream().mapToDouble(seconds).sorted().toArray()[times.size() / 2];
  }
}
