package io.cacheme.proof.faults;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.proof.load.Asker;
import io.cacheme.proof.load.LiveHeap;
import io.cacheme.proof.load.LogWatch;
import io.cacheme.proof.load.Mix;
import io.cacheme.proof.load.OpenLoop;
import io.cacheme.proof.load.Source;
import io.cacheme.proof.load.Tally;
import io.cacheme.proof.load.Target;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A cache with a heap before the storage, under load, while the storage's fault comes and goes. */
final class CellRun {

  static final String REMOTE = "remote";

  private static final String BEFORE = "before";
  static final String DURING = "during";
  private static final String RECOVERY = "recovery";

  private static final int KEYS = 2_000;
  private static final int LETTERS = 150;
  private static final Duration LOAD = Duration.ofMillis(2);
  private static final Duration LOAD_TIMEOUT = Duration.ofSeconds(5);

  /** A load, a read and a write of a tier, each by its deadline, and a second (R1). */
  private static final Duration LONGEST = LOAD_TIMEOUT.plusSeconds(5 + 5 + 1);

  private final Family family;
  private final Cell cell;
  private final Plan plan;
  private final Source source = new Source(KEYS, LETTERS, LOAD);
  private final Tally tally = new Tally();
  private final Set<String> secrets;

  CellRun(Family family, Cell cell, Plan plan) {
    this.family = family;
    this.cell = cell;
    this.plan = plan;
    this.secrets = new TreeSet<>(family.secrets());
    secrets.add(source.secret());
  }

  /** Runs it; a fault that cannot be made throws. */
  Outcome run() throws Exception {
    family.prepare();
    try (LogWatch log = new LogWatch()) {
      if (cell.atStart()) {
        cell.trouble().begin(source);
      }
      try (Cacheme cacheme = cacheme()) {
        return new Figures(family, cell, source, secrets, LONGEST).of(load(cacheme), log);
      }
    } finally {
      cell.trouble().clear();
    }
  }

  private Cacheme cacheme() {
    return Cacheme.builder()
        .prefix("faults-" + UUID.randomUUID().toString().substring(0, 8))
        .storage("local", "local://tlfu?size=" + KEYS / 5)
        .storage(REMOTE, url())
        .loadTimeout(LOAD_TIMEOUT)
        .maxOutstanding(cell.calls())
        .build();
  }

  private String url() {
    Map<String, String> options = new LinkedHashMap<>(family.options());
    options.putAll(cell.options());
    String url = family.url();
    return options.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining("&", url + (url.contains("?") ? "&" : "?"), ""));
  }

  /** What was seen while it was asked. */
  record Seen(
      Tally tally,
      Cacheme cacheme,
      NodeCache<?, String> cache,
      TierStats felt,
      @Nullable Duration recovered,
      long heapGrew) {}

  private Seen load(Cacheme cacheme) throws Exception {
    DynamicType<String> type =
        DynamicNode.type("load", "v1", String.class)
            .tier("local", Duration.ofSeconds(1))
            .tier(REMOTE, Duration.ofMinutes(1));
    NodeCache<DynamicNode<String>, String> cache = type.cache(cacheme);
    Target target =
        Target.of(cache, key -> type.key("" + key), node -> Integer.parseInt(node.key()), source);
    Recovery recovery = new Recovery(cacheme, cache, tally);
    tally.phase(BEFORE);
    OpenLoop loop =
        OpenLoop.start(
            new Asker(target, source, Mix.mostlyReads(), tally, secrets, 1), plan.perSecond());
    try {
      if (!cell.atStart()) {
        TimeUnit.NANOSECONDS.sleep(plan.before().toNanos());
      }
      long heap = LiveHeap.bytes();
      TierStats before = recovery.remote();
      tally.phase(DURING);
      Duration recovered = fault(recovery);
      TierStats felt = recovery.remote().minus(before);
      TimeUnit.NANOSECONDS.sleep(plan.after().toNanos());
      loop.stop();
      tally.awaitAnswers(LONGEST.toNanos());
      return new Seen(tally, cacheme, cache, felt, recovered, LiveHeap.bytes() - heap);
    } finally {
      loop.stop();
    }
  }

  private @Nullable Duration fault(Recovery recovery) throws Exception {
    try {
      if (!cell.atStart()) {
        cell.trouble().begin(source);
      }
      TimeUnit.NANOSECONDS.sleep(plan.during().toNanos());
    } finally {
      cell.trouble().end(source);
    }
    tally.phase(RECOVERY);
    return recovery.await(System.nanoTime(), plan.after(), cell.patience());
  }
}
