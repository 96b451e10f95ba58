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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
  /** A key is said to have no value. */
  VALUE_MISSING("value-missing"),
  /** Some calls are never answered. */
  NEVER_ANSWERED("never-answered"),
  /** A storage's failure shows the value. */
  VALUE_SHOWN("value-shown"),
  /** Somebody asks past the count. */
  MISCOUNTED("miscounted");

  private static final int KEYS = 200;
  private static final int PER_SECOND = 1_000;
  private static final long MILLIS = 1_500;
  private static final long ANSWERED_WITHIN = TimeUnit.SECONDS.toNanos(20);
  private static final long LEFT_ALONE_FOR = TimeUnit.SECONDS.toNanos(1);

  /** A fault that changes no bytes, as whose the answers are judged. */
  private static final Cell UNDAMAGED = Cell.of("undamaged", () -> {}, () -> {});

  private final String check;

  Sabotage(String check) {
    this.check = check;
  }

  /** Asks for a while; passes if it is found out, and nothing is where nothing is broken. */
  Outcome run() {
    try {
      String whole = found(false);
      String broken = found(true);
      if (whole.isEmpty() && !broken.isEmpty()) {
        return outcome("found out: " + broken, List.of());
      }
      return broken.isEmpty()
          ? outcome("not found out", List.of("a load must notice it"))
          : outcome("found where nothing is broken: " + whole, List.of("a load must not say so"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return outcome("interrupted", List.of(String.valueOf(e)));
    }
  }

  private Outcome outcome(String figures, List<String> problems) {
    return new Outcome(check + "-sabotaged", figures, problems);
  }

  private String found(boolean broken) throws InterruptedException {
    try (LogWatch log = new LogWatch();
        Cacheme cacheme =
            Cacheme.builder()
                .storage("local", "local://tlfu?size=50")
                .storage(
                    CellRun.REMOTE,
                    new WrongStorage(broken && this == REMOVAL_LOST, broken && this == VALUE_SHOWN))
                .build()) {
      return found(broken, cacheme, log);
    }
  }

  private String found(boolean broken, Cacheme cacheme, LogWatch log) throws InterruptedException {
    Source source = new Source(KEYS, 100, Duration.ofMillis(1));
    DynamicType<String> type =
        DynamicNode.type("load", "v1", String.class)
            .tier("local", Duration.ofMillis(100))
            .tier(CellRun.REMOTE, Duration.ofMinutes(1));
    NodeCache<DynamicNode<String>, String> cache = type.cache(cacheme);
    IntFunction<DynamicNode<String>> toNode =
        broken && this == KEYS_ALIKE
            ? key -> type.key("" + key / 2 * 2)
            : key -> type.key("" + key);
    Target whole = Target.of(cache, toNode, node -> Integer.parseInt(node.key()), source);
    Target target = broken ? forgetful(whole) : whole;
    Tally tally = new Tally();
    OpenLoop loop =
        OpenLoop.start(
            new Asker(target, source, Mix.mostlyReads(), tally, Set.of(), 1), PER_SECOND);
    TimeUnit.MILLISECONDS.sleep(MILLIS);
    loop.stop();
    tally.awaitAnswers(broken ? LEFT_ALONE_FOR : ANSWERED_WITHIN);
    if (broken && this == MISCOUNTED) {
      var unused = cache.getIfPresent(type.key("0"));
    }
    return found(tally.report(), cache, log, source);
  }

  private Target forgetful(Target target) {
    return switch (this) {
      case VALUE_MISSING -> new Forgetful(target, () -> CompletableFuture.completedFuture(null));
      case NEVER_ANSWERED -> new Forgetful(target, CompletableFuture::new);
      default -> target;
    };
  }

  private String found(LoadReport report, NodeCache<?, String> cache, LogWatch log, Source source) {
    return switch (this) {
      case REMOVAL_LOST -> counted(Fault.STALE, report);
      case KEYS_ALIKE -> counted(Fault.WRONG, report);
      case VALUE_MISSING -> counted(Fault.MISSING, report);
      case NEVER_ANSWERED -> counted(report.pending(), "pending", report);
      case VALUE_SHOWN ->
          log.problems(List.of(), Set.of(source.secret())).contains(LogWatch.SHOWS_SECRET)
              ? LogWatch.SHOWS_SECRET
              : "";
      case MISCOUNTED -> String.join(", ", report.problemsOf(cache.stats()));
    };
  }

  private static String counted(Fault fault, LoadReport report) {
    return UNDAMAGED.allows(fault)
        ? ""
        : counted(report.count(fault), fault.name().toLowerCase(Locale.ROOT), report);
  }

  private static String counted(long count, String what, LoadReport report) {
    return count == 0 ? "" : count + " " + what + " of " + report.requests() + " requests";
  }
}
