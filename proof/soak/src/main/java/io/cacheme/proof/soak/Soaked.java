package io.cacheme.proof.soak;

import io.cacheme.Cacheme;
import io.cacheme.Idle;
import io.cacheme.NodeCache;
import io.cacheme.proof.load.Asker;
import io.cacheme.proof.load.Follower;
import io.cacheme.proof.load.LoadReport;
import io.cacheme.proof.load.Mix;
import io.cacheme.proof.load.OpenLoop;
import io.cacheme.proof.load.Source;
import io.cacheme.proof.load.Tally;
import io.cacheme.testkit.StatsIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The process that is looked at: two {@code Cacheme} that share what is remote, one that writes and
 * one that follows, and others that come and go. It does what it is told line by line, and answers
 * each by a line.
 */
final class Soaked {

  /** How many there are all the time. */
  static final int CACHEMES = 2;

  private static final int KEYS = 24_000;
  private static final int LENGTH = 200;
  private static final int AT_A_TIME = 64;
  private static final int PER_SECOND = 500;
  private static final long LOOKS_EVERY = TimeUnit.MILLISECONDS.toNanos(250);
  private static final Duration LOAD_TIME = Duration.ofMillis(2);

  /** The lease, and what a load that began before takes at most, and writes of it. */
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(8);

  private static final long ANSWERED_WITHIN = TimeUnit.SECONDS.toNanos(20);
  private static final long UP_WITHIN = TimeUnit.SECONDS.toNanos(60);

  private static final long IDLE_WITHIN = TimeUnit.SECONDS.toNanos(10);

  /** Threads for loads end after half a minute without any. */
  private static final long STILL_WITHIN = TimeUnit.SECONDS.toNanos(50);

  private final Sockets sockets = new Sockets(Clock.systemUTC());
  private final Source source = new Source(KEYS, LENGTH, LOAD_TIME);
  private final Supply supply = new Supply(source);
  private final SplittableRandom seeds;
  private final Tally tally = new Tally();
  private final Tally followed = new Tally();
  private final Tally again = new Tally();
  private final Set<String> secrets;
  private final Logs logs;
  private final List<Cacheme> cachemes;
  private final Shelves shelves;
  private final Errands errands;
  private final Lifecycles lifecycles;
  private final Follower follower;
  private final Asker open;
  private final List<ClosedLoop> closed = new ArrayList<>();
  private final List<Worker> workers = new ArrayList<>();
  private @Nullable OpenLoop openLoop;

  private Soaked(long seed, Leaks leaks, String password, Urls urls) {
    this.seeds = new SplittableRandom(seed);
    this.secrets = Set.of(password);
    this.logs = Logs.watch(Set.of(password, source.secret()));
    Cacheme writes = urls.open("soak");
    Cacheme follows = urls.open("soak");
    this.cachemes = List.of(writes, follows);
    this.shelves = Shelves.all(writes, supply);
    this.errands = new Errands(writes, shelves, supply, seeds.nextLong());
    this.lifecycles = new Lifecycles(urls, again, secrets, leaks);
    this.follower =
        new Follower(
            Shelves.shared(follows, supply), source, followed, KNOWN_WITHIN, seeds.nextLong());
    this.open = asker();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      closed.add(new ClosedLoop(asker(), AT_A_TIME, leaks));
    }
    Worker.start("sockets", this::lookAtSockets);
  }

  private void lookAtSockets() {
    sockets.look();
    LockSupport.parkNanos(LOOKS_EVERY);
  }

  private Asker asker() {
    return new Asker(shelves, source, Mix.mostlyReads(), tally, secrets, seeds.nextLong());
  }

  /**
   * Takes the seed, whether to leak, Redis's password, and what {@link Urls} takes; ends with its
   * input.
   */
  public static void main(String[] args) throws Exception {
    Soaked soaked =
        new Soaked(
            Long.parseLong(args[0]),
            Boolean.parseBoolean(args[1]) ? new Leaks.OfAllKinds() : Leaks.NONE,
            args[2],
            Urls.parse(Arrays.copyOfRange(args, 3, args.length)));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(soaked.answer(line));
      System.out.flush();
    }
    System.exit(0);
  }

  private String answer(String line) throws InterruptedException, IOException {
    return switch (line) {
      case "load" -> load();
      case "rest" -> rest();
      case "still" -> waited(STILL_WITHIN, Sampler::isStill);
      case "recover" -> recover();
      case "sample" -> sample().encoded();
      case "counts" -> counts().encoded();
      case "close" -> close();
      default -> {
        supply.mood(Supply.Mood.valueOf(line));
        yield line;
      }
    };
  }

  /** Begins to ask. */
  private String load() {
    openLoop = OpenLoop.start(open, PER_SECOND);
    closed.forEach(loop -> workers.add(Worker.start("closed-loop", loop)));
    workers.add(Worker.start("errands", errands));
    workers.add(Worker.start("lifecycles", lifecycles));
    workers.add(Worker.start("follower", this::follow));
    return "loaded";
  }

  private void follow() {
    follower.ask();
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
  }

  /** Asks no more, and waits until all is answered and nothing is under way. */
  private String rest() throws InterruptedException {
    if (openLoop != null) {
      openLoop.stop();
    }
    for (Worker worker : workers) {
      worker.stop();
    }
    workers.clear();
    waited(ANSWERED_WITHIN, () -> pending() == 0);
    return waited(IDLE_WITHIN, () -> pending() == 0 && cachemes.stream().allMatch(Idle::is));
  }

  /** A storage that is gone is forgotten when the next one is given to a {@code Cacheme}. */
  private Sample sample() {
    Sampler.collect();
    Cacheme.builder().storage("local", "local://tlfu?size=1").build().close();
    return Sampler.now(sockets);
  }

  private String close() {
    cachemes.forEach(Cacheme::close);
    return "closed";
  }

  private String recover() {
    String waited = waited(UP_WITHIN, this::isUp);
    if (!isUp()) {
      cachemes.forEach(each -> System.err.println(each.health()));
    }
    return waited;
  }

  private boolean isUp() {
    return cachemes.stream().allMatch(each -> each.health().isUp());
  }

  /** How many milliseconds it took to come true, or that it did not. */
  private static String waited(long nanos, BooleanSupplier condition) {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begun > nanos) {
        return "-1";
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return String.valueOf(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
  }

  private long pending() {
    return tally.underWay()
        + followed.underWay()
        + again.underWay()
        + errands.underWay()
        + lifecycles.underWay();
  }

  /** Of all that was asked so far. */
  private Sample counts() {
    Sample counts = new Sample();
    for (Tally each : List.of(tally, followed, again)) {
      LoadReport report = each.report();
      report.faults().forEach((fault, count) -> counts.add(fault.name(), count));
      report.examples().forEach(System.err::println);
      counts.add("requests", report.requests());
      counts.add("failedWrites", report.failedWrites());
    }
    counts.add("followed", followed.report().requests());
    counts.add("loads", source.loads());
    counts.add("pending", pending());
    counts.add("odd", errands.odd());
    counts.add("lifecycles", lifecycles.count());
    counts.add("refused", lifecycles.refused());
    counts.add("lines", logs.lines());
    counts.add("shown", logs.shown());
    counts.add("errors", logs.errors());
    cachemes.stream()
        .flatMap(each -> each.nodes().stream())
        .forEach(node -> counts.add(isWhole(node) ? "whole" : "unwhole", 1));
    return counts;
  }

  /** Whether its counters add up; while it is asked they may not. */
  private static boolean isWhole(NodeCache<?, ?> node) {
    try {
      StatsIdentity.assertHolds(node.stats());
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }
}
