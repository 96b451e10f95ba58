package io.cacheme.examples.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * One of several processes that share each pass; {@link Processes} starts it. It hears which pass
 * comes, says when it is ready, hears when to begin, and says how it ended.
 */
public final class ProcessOfTrace {

  static final String READY = "ready";
  static final String GO = "go";
  static final String ENDED = "ended";

  private ProcessOfTrace() {}

  /** Takes its number, then what {@link TraceOptions} says. */
  public static void main(String[] args) throws Exception {
    int index = Integer.parseInt(args[0]);
    TraceOptions options = TraceOptions.parse(Arrays.copyOfRange(args, 1, args.length));
    String url = Objects.requireNonNull(options.redis(), "a process is told which Redis it is");
    int[] all = options.keys();
    int[] keys =
        IntStream.range(0, all.length)
            .filter(i -> i % options.processes() == index)
            .map(i -> all[i])
            .toArray();
    ProgressBar quiet =
        new ProgressBar(
            new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), keys.length);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] pass = line.split(" ");
      PartResult part =
          new Pass(options, Tiers.named(pass[0]), url, keys, pass[1]).run(quiet, () -> begins(in));
      System.out.printf(
          Locale.ROOT,
          ENDED + " %d %d %d %.3f%n",
          part.stats().loadCount(),
          part.wrong(),
          part.pending(),
          part.cpuSeconds());
    }
  }

  private static boolean begins(BufferedReader in) throws IOException {
    System.out.println(READY);
    return GO.equals(in.readLine());
  }
}
