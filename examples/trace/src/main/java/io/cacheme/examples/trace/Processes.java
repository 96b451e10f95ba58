package io.cacheme.examples.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** JVMs that share each pass: each asks for every so-manieth key of the sequence. */
final class Processes implements AutoCloseable {

  private final List<One> all = new ArrayList<>();

  private Processes() {}

  /** As many as {@code options} say; none for one, which this JVM is itself. */
  static Processes start(TraceOptions options, String url) throws IOException {
    Processes processes = new Processes();
    for (int index = 0; index < options.processes() && options.processes() > 1; index++) {
      processes.all.add(One.start(options, url, index));
    }
    return processes;
  }

  /** One pass through {@code keys} by all of them: from when all are there to the last end. */
  PassResult pass(Tiers tiers, String prefix, int[] keys, RedisCommands redis) throws Exception {
    for (One one : all) {
      one.say(tiers + " " + prefix);
    }
    for (One one : all) {
      one.hear(ProcessOfTrace.READY);
    }
    RedisCommands.Counted before = redis.counted();
    long begun = System.nanoTime();
    for (One one : all) {
      one.say(ProcessOfTrace.GO);
    }
    long loads = 0;
    int wrong = 0;
    long pending = 0;
    double cpuSeconds = 0;
    for (One one : all) {
      String[] figures = one.hear(ProcessOfTrace.ENDED).split(" ");
      loads += Long.parseLong(figures[0]);
      wrong += Integer.parseInt(figures[1]);
      pending += Long.parseLong(figures[2]);
      cpuSeconds += Double.parseDouble(figures[3]);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new PassResult(
        tiers,
        all.size(),
        keys.length,
        Arrays.stream(keys).distinct().count(),
        loads,
        redis.counted().since(before),
        wrong,
        pending,
        seconds,
        cpuSeconds);
  }

  /** They end when they hear nothing any more. */
  @Override
  public void close() {
    all.forEach(One::end);
  }

  /** One process, and what is said to it and heard from it. */
  private record One(Process process, PrintStream in, BufferedReader out) {

    static One start(TraceOptions options, String url, int index) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  classPath(),
                  ProcessOfTrace.class.getName(),
                  "" + index));
      command.addAll(options.ofProcess(url));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new One(
          process,
          new PrintStream(process.getOutputStream(), true, UTF_8),
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)));
    }

    /** That of this class, which is not the JVM's own where a build tool runs it. */
    private static String classPath() {
      return Processes.class.getClassLoader() instanceof URLClassLoader loader
          ? Arrays.stream(loader.getURLs())
              .map(URL::getPath)
              .collect(Collectors.joining(File.pathSeparator))
          : System.getProperty("java.class.path");
    }

    void say(String line) {
      in.println(line);
    }

    /** What it says after {@code word}. */
    String hear(String word) throws IOException {
      String line = out.readLine();
      if (line == null || !line.startsWith(word)) {
        throw new IOException("a process of the trace should have said " + word + ", not " + line);
      }
      return line.substring(word.length()).strip();
    }

    void end() {
      in.close();
      process.onExit().join();
    }
  }
}
