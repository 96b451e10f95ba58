package io.cacheme.proof.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A process under load for long, whose servers have troubles all the time. What it holds is counted
 * when it is warm, in the middle and at the end, each time without load: it is to be the same.
 * Prints a line a minute, and a verdict.
 */
public final class Soak implements AutoCloseable {

  private static final String PASSWORD = "canary-of-redis";

  /** A shorter one is not interrupted in the middle. */
  private static final Duration SHORT = Duration.ofMinutes(3);

  private static final Duration WARM_UP = Duration.ofSeconds(5);

  /** How long there is load without troubles before it is counted: breakers are closed by then. */
  private static final Duration CALM = Duration.ofSeconds(10);

  private static final long SETTLES_WITHIN = TimeUnit.SECONDS.toNanos(60);

  private final SoakOptions options;
  private final PrintStream out;
  private final Path log;
  private final PrintStream timeline;
  private final List<Station> servers = new ArrayList<>();
  private final Child child;
  private final Troubles troubles;
  private final long begun = System.nanoTime();
  private boolean cameToRest = true;
  private long slowestRecovery;

  private Soak(SoakOptions options, PrintStream out) throws IOException {
    this.options = options;
    this.out = out;
    this.log = Files.createTempFile("soak", ".log");
    this.timeline = new PrintStream(Files.newOutputStream(Path.of(log + ".troubles")), true, UTF_8);
    servers.add(RedisStation.start(PASSWORD));
    servers.add(PostgresqlStation.start());
    servers.add(SqliteStation.start());
    servers.add(MongodbStation.start());
    this.child = new Child(arguments(), log);
    List<Station> all = new ArrayList<>(servers);
    all.add(new SupplyStation(child));
    this.troubles = new Troubles(all, timeline::println);
  }

  /** Takes what {@link SoakOptions} says; ends with 1 where something did not end as it began. */
  public static void main(String[] args) throws Exception {
    System.exit(run(SoakOptions.parse(args), System.out) ? 0 : 1);
  }

  /** Whether all that was looked at is as it is to be; of a sabotage, whether it was found out. */
  static boolean run(SoakOptions options, PrintStream out) throws Exception {
    List<Check> checks;
    try (Soak soak = new Soak(options, out)) {
      checks = options.sabotage() ? soak.sabotaged() : soak.whole();
    }
    checks.forEach(check -> out.println(check.line()));
    return checks.stream().allMatch(Check::passed);
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add(String.valueOf(options.seed()));
    arguments.add(String.valueOf(options.sabotage()));
    arguments.add(PASSWORD);
    servers.forEach(server -> arguments.add(server.name() + "=" + server.url()));
    return arguments;
  }

  /** Of the proxies, by which sockets that are too many can be told. */
  private String ports() {
    return servers.stream()
        .map(server -> server.name() + " " + URI.create(server.url()).getPort())
        .collect(Collectors.joining(", "));
  }

  private List<Check> whole() throws Exception {
    out.println("soak: seed " + options.seed() + ", logs " + log + "*, ports " + ports());
    child.tell("load");
    troubles.beginEach();
    troubles.await();
    loadFor(WARM_UP);
    Sample start = rested();
    say("warm");
    Sample middle = start;
    if (isShort()) {
      troubled(options.load(), options.seed());
    } else {
      Duration half = options.load().dividedBy(2);
      troubled(half, options.seed());
      middle = rested();
      troubled(half, options.seed() + 1);
    }
    Sample end = settled(rested(), now -> Holdings.allPassed(start, now));
    Sample counts = Sample.decode(child.tell("counts"));
    Sample closed = closed();
    List<Check> checks = new ArrayList<>();
    checks.addAll(new Holdings(start, middle, end, closed).checks());
    checks.addAll(new Answers(counts, cameToRest).checks());
    checks.add(recovery().check());
    return checks;
  }

  /** Something is leaked all the time; nothing else happens. */
  private List<Check> sabotaged() throws Exception {
    child.tell("load");
    loadFor(WARM_UP);
    Sample start = rested();
    child.tell("load");
    loadFor(options.load());
    Sample end = rested();
    return new Holdings(start, start, end, closed())
        .checks().stream().map(Check::sabotaged).collect(Collectors.toList());
  }

  /** Load for so long, with troubles but for the last of it. */
  private void troubled(Duration time, long seed) throws Exception {
    child.tell("load");
    troubles.beginDrawn(seed, Math.max(0, time.minus(CALM).toMillis()));
    loadFor(time);
    troubles.await();
    loadFor(CALM);
    long recovered = Long.parseLong(child.tell("recover"));
    slowestRecovery = recovered < 0 ? Recovery.NEVER : Math.max(slowestRecovery, recovered);
  }

  /** Waits, and says how it goes, a line a minute. */
  private void loadFor(Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MINUTES.toNanos(1)));
      if (left > TimeUnit.MINUTES.toNanos(1)) {
        say("under load");
      }
    }
  }

  private void say(String what) throws IOException {
    Sample counts = Sample.decode(child.tell("counts"));
    out.println(
        Check.text(
            "soak: %3d s, %s: %,d requests, %,d loads, %,d writes failed, %,d opened and closed,"
                + " %d troubles",
            TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
            what,
            counts.get("requests"),
            counts.get("loads"),
            counts.get("failedWrites"),
            counts.get("lifecycles"),
            Recovery.sum(troubles.happened())));
  }

  /** What is held without load. */
  private Sample rested() throws IOException {
    cameToRest &= Long.parseLong(child.tell("rest")) >= 0;
    if (!isShort()) {
      cameToRest &= Long.parseLong(child.tell("still")) >= 0;
    }
    return sample();
  }

  private boolean isShort() {
    return options.load().compareTo(SHORT) < 0;
  }

  /**
   * What goes by itself is no leak: servers see late that a client is gone, and Vert.x ends late.
   */
  private Sample settled(Sample first, Predicate<Sample> isAsItWas)
      throws IOException, InterruptedException {
    long since = System.nanoTime();
    Sample sample = first;
    while (!isAsItWas.test(sample) && System.nanoTime() - since < SETTLES_WITHIN) {
      TimeUnit.SECONDS.sleep(1);
      sample = sample();
    }
    return sample;
  }

  private Sample sample() throws IOException {
    Sample sample = Sample.decode(child.tell("sample"));
    for (Station server : servers) {
      sample.add(Sample.CONNECTION + server.name(), server.connections());
      sample.add(Sample.POOL + server.name(), server.pooled());
    }
    return sample;
  }

  private Sample closed() throws IOException, InterruptedException {
    child.tell("close");
    return settled(sample(), now -> Holdings.left(now).isEmpty());
  }

  private Recovery recovery() {
    long seconds =
        slowestRecovery == Recovery.NEVER
            ? Recovery.NEVER
            : CALM.toSeconds() + slowestRecovery / 1_000 + 1;
    return new Recovery(troubles.happened(), troubles.notBegun(), seconds, options.seed());
  }

  @Override
  public void close() throws IOException {
    child.close();
    servers.forEach(Station::close);
    timeline.close();
  }
}
