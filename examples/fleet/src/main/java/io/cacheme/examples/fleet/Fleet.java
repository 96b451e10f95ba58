package io.cacheme.examples.fleet;

import io.cacheme.testservers.TestServers;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Several JVMs over one Redis, which read and write the same keys and are killed, stopped and cut
 * off meanwhile. Each answer is compared with what had been written with success before it was
 * asked for. Prints a line a second, and a verdict.
 */
public final class Fleet implements AutoCloseable {

  private static final long FAULT_SECONDS = 4;

  private final FleetOptions options;
  private final PrintStream out;
  private final String redis;
  private final Path file;
  private final Ledger ledger;
  private final List<Process> members = new ArrayList<>();
  private int faults;

  private Fleet(FleetOptions options, PrintStream out) throws IOException {
    this.options = options;
    this.out = out;
    this.redis = options.redis() == null ? TestServers.redis().url() : options.redis();
    this.file = Files.createTempFile("fleet", ".ledger");
    this.ledger = Ledger.open(file, options.keys(), options.processes());
  }

  /** Takes what {@link FleetOptions} says; ends with 1 where a promise was broken. */
  public static void main(String[] args) throws Exception {
    if (!run(FleetOptions.parse(args), System.out)) {
      throw new IllegalStateException("a promise was broken, see above");
    }
  }

  /** Whether nothing was older than promised. */
  static boolean run(FleetOptions options, PrintStream out) throws Exception {
    try (Fleet fleet = new Fleet(options, out)) {
      return fleet.run();
    }
  }

  private boolean run() throws Exception {
    for (int number = 0; number < options.processes(); number++) {
      members.add(start(number));
    }
    for (int second = 1; second <= options.seconds(); second++) {
      TimeUnit.SECONDS.sleep(1);
      String fault = second % FAULT_SECONDS == 0 ? fault() : "";
      out.println(line(second, fault));
    }
    boolean holds = sum(Count.BROKEN) == 0;
    out.printf(
        Locale.ROOT,
        "verdict=%s processes=%d answers=%d writes=%d failed_writes=%d loads=%d refused=%d"
            + " outdated_within_the_lease=%d oldest_ms=%.1f older_than_promised=%d%n",
        holds ? "held" : "BROKEN",
        options.processes(),
        sum(Count.READS),
        sum(Count.WRITES),
        sum(Count.FAILED_WRITES),
        sum(Count.LOADS),
        sum(Count.REFUSED),
        sum(Count.YOUNG),
        oldestMillis(),
        sum(Count.BROKEN));
    return holds && sum(Count.READS) > 0 && sum(Count.WRITES) > 0;
  }

  private String line(int second, String fault) {
    return String.format(
        Locale.ROOT,
        "%3d s  %,12d answers %,9d writes %,8d refused  %,d outdated, the oldest for %.1f ms"
            + "  %d older than promised  %s",
        second,
        sum(Count.READS),
        sum(Count.WRITES),
        sum(Count.REFUSED),
        sum(Count.YOUNG),
        oldestMillis(),
        sum(Count.BROKEN),
        fault);
  }

  private long sum(Count count) {
    long sum = 0;
    for (int number = 0; number < options.processes(); number++) {
      sum += ledger.get(number, count);
    }
    return sum;
  }

  private double oldestMillis() {
    long oldest = 0;
    for (int number = 0; number < options.processes(); number++) {
      oldest = Math.max(oldest, ledger.get(number, Count.OLDEST_NANOS));
    }
    return oldest / 1e6;
  }

  private String fault() throws Exception {
    if (options.faults().isEmpty()) {
      return "";
    }
    int number = faults % members.size();
    String fault = options.faults().get(faults++ % options.faults().size());
    Process member = members.get(number);
    switch (fault) {
      case "kill" -> {
        member.destroyForcibly().waitFor();
        members.set(number, start(number));
      }
      case "stop" -> {
        signal("STOP", member);
        TimeUnit.MILLISECONDS.sleep(2_500); // longer than the lease
        signal("CONT", member);
      }
      default -> cut();
    }
    return fault + (fault.equals("cut") ? " of all connections" : " of process " + number);
  }

  private static void signal(String name, Process member) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(member.pid())).start().waitFor();
  }

  private void cut() {
    RedisClient client = RedisClient.create(RedisURI.create(redis));
    try (var connection = client.connect()) {
      connection.sync().clientKill(KillArgs.Builder.typePubsub());
      connection.sync().clientKill(KillArgs.Builder.skipme());
    } finally {
      client.shutdown(0, 1, TimeUnit.SECONDS);
    }
  }

  private Process start(int number) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            classPath(),
            Member.class.getName(),
            file.toString(),
            String.valueOf(options.keys()),
            String.valueOf(options.processes()),
            String.valueOf(number),
            redis)
        .inheritIO()
        .start();
  }

  /** Maven runs this program in its own JVM, by a class loader. */
  private static String classPath() {
    return Fleet.class.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(URL::getPath)
            .collect(Collectors.joining(System.getProperty("path.separator")))
        : System.getProperty("java.class.path");
  }

  @Override
  public void close() throws IOException {
    members.forEach(Process::destroyForcibly);
    Files.deleteIfExists(file);
  }
}
