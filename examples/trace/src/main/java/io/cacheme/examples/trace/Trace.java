package io.cacheme.examples.trace;

import io.cacheme.stats.StatsTable;
import io.cacheme.testservers.TestServers;
import java.io.PrintStream;

/**
 * Many workers ask for the keys of one long, skewed sequence, each for the next when its last is
 * answered; the source takes 100 ms a key. Prints the stats of each pass, and a line of figures.
 */
public final class Trace {

  private Trace() {}

  /** Takes what {@link TraceOptions} says. */
  public static void main(String[] args) throws Exception {
    run(TraceOptions.parse(args), System.out, System.err);
  }

  static void run(TraceOptions options, PrintStream out, PrintStream progress) throws Exception {
    String url = options.redis() == null ? TestServers.redis().url() : options.redis();
    int[] keys = new Zipf(1.001, 10, 200_000, options.seed()).take(options.requests());
    for (int number = 1; number <= options.passes(); number++) {
      Pass pass = new Pass(options, url, keys, number);
      PassResult result = pass.run(new ProgressBar(progress, keys.length));
      out.print(new StatsTable().add(result.node(), result.stats()));
      out.println(result.line());
    }
  }
}
