package io.cacheme.proof.faults;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.proof.load.Asker;
import io.cacheme.proof.load.LoadReport;
import io.cacheme.proof.load.LogWatch;
import io.cacheme.proof.load.Mix;
import io.cacheme.proof.load.OpenLoop;
import io.cacheme.proof.load.Source;
import io.cacheme.proof.load.Tally;
import io.cacheme.proof.load.Tally.Fault;
import io.cacheme.proof.load.Target;
import io.cacheme.spi.RemoteStorage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Caches that break a promise each, by a storage or a node that is wrong. The load has to notice.
 */
enum Sabotage {
  /** Removals are answered with success, and not done. */
  REMOVAL_LOST("removal-lost"),
  /** Two keys are one. */
  KEYS_ALIKE("keys-alike"),
  /** Some calls are never answered. */
  NEVER_ANSWERED("never-answered"),
  /** A storage's failure shows the value. */
  VALUE_SHOWN("value-shown"),
  /** Somebody asks past the count. */
  MISCOUNTED("miscounted");

  private static final int KEYS = 200;
  private static final int PER_SECOND = 1_000;
  private static final long MILLIS = 1_500;

  private final String check;

  Sabotage(String check) {
    this.check = check;
  }

  /** Asks for a while; passes if it is found out. */
  Outcome run() {
    try (LogWatch log = new LogWatch();
        Cacheme cacheme =
            Cacheme.builder()
                .storage("local", "local://tlfu?size=50")
                .storage(CellRun.REMOTE, storage())
                .build()) {
      String found = found(cacheme, log);
      return new Outcome(
          check + "-sabotaged",
          found.isEmpty() ? "not found out" : "found out: " + found,
          found.isEmpty() ? List.of("a load must notice it") : List.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(check + "-sabotaged", "interrupted", List.of(String.valueOf(e)));
    }
  }

  private String found(Cacheme cacheme, LogWatch log) throws InterruptedException {
    Source source = new Source(KEYS, 100, Duration.ofMillis(1));
    DynamicType<String> type =
        DynamicNode.type("load", "v1", String.class)
            .tier("local", Duration.ofMillis(100))
            .tier(CellRun.REMOTE, Duration.ofMinutes(1));
    NodeCache<DynamicNode<String>, String> cache = type.cache(cacheme);
    IntFunction<DynamicNode<String>> toNode =
        this == KEYS_ALIKE ? key -> type.key("" + key / 2 * 2) : key -> type.key("" + key);
    Target target = Target.of(cache, toNode, node -> Integer.parseInt(node.key()), source);
    Tally tally = new Tally();
    OpenLoop loop =
        OpenLoop.start(
            new Asker(
                this == NEVER_ANSWERED ? new Forgetful(target) : target,
                source,
                Mix.mostlyReads(),
                tally,
                Set.of(),
                1),
            PER_SECOND);
    TimeUnit.MILLISECONDS.sleep(MILLIS);
    loop.stop();
    tally.awaitAnswers(TimeUnit.SECONDS.toNanos(1));
    if (this == MISCOUNTED) {
      var unused = cache.getIfPresent(type.key("0"));
    }
    return found(tally.report(), cache, log, source);
  }

  private String found(LoadReport report, NodeCache<?, String> cache, LogWatch log, Source source) {
    return switch (this) {
      case REMOVAL_LOST -> counted(report.count(Fault.STALE), "stale", report);
      case KEYS_ALIKE -> counted(report.count(Fault.WRONG), "wrong", report);
      case NEVER_ANSWERED -> counted(report.pending(), "pending", report);
      case VALUE_SHOWN ->
          log.problems(List.of(), Set.of(source.secret())).contains(LogWatch.SHOWS_SECRET)
              ? LogWatch.SHOWS_SECRET
              : "";
      case MISCOUNTED -> String.join(", ", report.problemsOf(cache.stats()));
    };
  }

  private static String counted(long count, String what, LoadReport report) {
    return count == 0 ? "" : count + " " + what + " of " + report.requests() + " requests";
  }

  private RemoteStorage storage() {
    return new WrongStorage(this == REMOVAL_LOST, this == VALUE_SHOWN);
  }
}
