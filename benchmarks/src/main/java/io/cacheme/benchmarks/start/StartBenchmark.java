package io.cacheme.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How long a JVM takes for its first answer, of Caffeine alone and of Cacheme, over one that does
 * nothing; as it is, and with an archive of its classes. JVMs in turn, many times; medians.
 */
public final class StartBenchmark {

  private static final int AOT_CACHE_SINCE = 25;

  /** What an application with a heap has: each jar more is looked into for services. */
  private static final Pattern NEEDED =
      Pattern.compile(
          ".*(benchmarks|cacheme-annotations|cacheme-runtime|storage-local|caffeine|jspecify).*");

  private final Map<String, List<String>> contenders = new LinkedHashMap<>();
  private final String classPath;

  private StartBenchmark(String classPath) {
    this.classPath = classPath;
  }

  /** The number of rounds, 20 if it is left out. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 20 : Integer.parseInt(args[0]);
    Path directory = Files.createTempDirectory("cacheme-start");
    new StartBenchmark(jars(directory)).run(directory, rounds);
  }

  /** Archives hold classes of jars only: directories of the class path become jars. */
  private static String jars(Path directory) throws IOException, InterruptedException {
    List<String> jars = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!NEEDED.matcher(part).matches() || part.contains("test-classes")) {
        continue;
      }
      if (!Files.isDirectory(Path.of(part))) {
        jars.add(part);
        continue;
      }
      Path jar = directory.resolve(jars.size() + ".jar");
      ended(
          new ProcessBuilder(tool("jar"), "cf", jar.toString(), "-C", part, ".")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start());
      jars.add(jar.toString());
    }
    return String.join(File.pathSeparator, jars);
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private void run(Path directory, int rounds) throws IOException, InterruptedException {
    for (Class<?> main : List.of(EmptyStart.class, CaffeineStart.class, CachemeStart.class)) {
      String name = main.getSimpleName().replace("Start", "").toLowerCase(Locale.ROOT);
      contenders.put(name, command(List.of(), main));
      contenders.put(name + "-archive", command(archived(directory, name, main), main));
    }
    report(measure(rounds));
  }

  private List<String> command(List<String> options, Class<?> main) {
    List<String> command = new ArrayList<>(List.of(tool("java")));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    return command;
  }

  /** Makes an archive by a run; answers the options that use it. */
  private List<String> archived(Path directory, String name, Class<?> main)
      throws IOException, InterruptedException {
    boolean aot = Runtime.version().feature() >= AOT_CACHE_SINCE;
    Path archive = directory.resolve(name + (aot ? ".aot" : ".jsa"));
    String making = aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    ended(
        new ProcessBuilder(command(List.of(making + archive), main))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
    return List.of((aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive);
  }

  private Map<String, double[]> measure(int rounds) throws IOException, InterruptedException {
    Map<String, double[]> millis = new LinkedHashMap<>();
    contenders.keySet().forEach(name -> millis.put(name, new double[rounds]));
    for (int round = -1; round < rounds; round++) {
      for (Map.Entry<String, List<String>> contender : contenders.entrySet()) {
        double took = answered(contender.getValue());
        if (round >= 0) { // the first one fills the file system's cache
          millis.get(contender.getKey())[round] = took;
        }
      }
    }
    return millis;
  }

  /** Until the answer is there, and not until the process has ended. */
  private static double answered(List<String> command) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    int first = process.getInputStream().read();
    double millis = (System.nanoTime() - begun) / 1e6;
    if (first != '1') {
      String rest = new String(process.getInputStream().readAllBytes());
      throw new IllegalStateException(command + " answered " + (char) first + rest);
    }
    ended(process);
    return millis;
  }

  private static void ended(Process process) throws InterruptedException {
    if (process.waitFor() != 0) {
      throw new IllegalStateException(process.info() + " ended with " + process.exitValue());
    }
  }

  private static void report(Map<String, double[]> millis) {
    System.out.println("JDK " + Runtime.version());
    millis.forEach(
        (name, all) ->
            System.out.printf(
                Locale.ROOT, "%-18s %6.1f ms (least %.1f)%n", name, median(all), least(all)));
    for (String kind : List.of("", "-archive")) {
      double empty = median(millis.get("empty"));
      double over = median(millis.get("caffeine")) - empty;
      System.out.printf(
          Locale.ROOT,
          "ratio first-answer%s cacheme/caffeine %.2f%n",
          kind,
          (median(millis.get("cacheme" + kind)) - empty) / over);
    }
  }

  private static double median(double[] all) {
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double least(double[] all) {
    return Arrays.stream(all).min().orElseThrow();
  }
}
