package io.cacheme.proof.faults;

import io.cacheme.proof.load.Latency;
import io.cacheme.proof.load.LoadReport;
import io.cacheme.proof.load.LogWatch;
import io.cacheme.proof.load.Source;
import io.cacheme.proof.load.Tally.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Says what was seen, and what of it must not be. */
record Figures(Family family, Cell cell, Source source, Set<String> secrets, Duration longest) {

  private static final double MEBIBYTE = 1 << 20;

  /** Beyond it latencies are those of a machine that is too busy. */
  private static final Duration ON_TIME = Duration.ofMillis(50);

  Outcome of(CellRun.Seen seen, LogWatch log) {
    LoadReport report = seen.tally().report();
    return new Outcome(
        family.name() + "/" + cell.name(), figures(seen, report, log), problems(seen, report, log));
  }

  private String figures(CellRun.Seen seen, LoadReport report, LogWatch log) {
    Latency reads = Objects.requireNonNull(report.reads().get(CellRun.DURING));
    Latency writes = Objects.requireNonNull(report.writes().get(CellRun.DURING));
    List<String> figures = new ArrayList<>();
    figures.add(String.format(Locale.ROOT, "%,d requests", report.requests()));
    figures.add(report.pending() + " pending");
    figures.add(stale(report) + " stale");
    figures.add(report.count(Fault.WRONG) + " wrong");
    figures.add(report.count(Fault.MISSING) + " missing");
    if (cell.damages()) {
      figures.add(report.count(Fault.DAMAGED) + " damaged");
    }
    figures.add("worst " + time(reads.worst()));
    figures.add("p99.9 " + time(reads.p999()) + " in the fault");
    Duration late = Objects.requireNonNull(report.late().get(CellRun.DURING));
    if (late.compareTo(ON_TIME) > 0) {
      figures.add("asked up to " + time(late) + " late");
    }
    figures.add("writes p99.9 " + time(writes.p999()));
    figures.add(String.format(Locale.ROOT, "%,d failed", report.failedWrites()));
    if (!cell.trouble().did().isEmpty()) {
      figures.add(cell.trouble().did());
    }
    figures.add(
        seen.recovered() == null ? "not recovered" : "recovered after " + time(seen.recovered()));
    figures.add(log.lines() + " log lines");
    figures.add(String.format(Locale.ROOT, "%+.1f MiB", seen.heapGrew() / MEBIBYTE));
    return String.join(", ", figures);
  }

  private List<String> problems(CellRun.Seen seen, LoadReport report, LogWatch log) {
    List<String> problems = new ArrayList<>();
    if (report.pending() > 0) {
      problems.add(report.pending() + " calls have no answer");
    }
    for (Fault fault : Fault.values()) {
      if (report.count(fault) > 0 && !cell.allows(fault)) {
        problems.add(report.count(fault) + " " + fault);
      }
    }
    if (!problems.isEmpty()) {
      problems.addAll(report.examples());
    }
    problems.addAll(report.problemsOf(seen.cache().stats()));
    worst(report, problems);
    if (seen.recovered() == null) {
      problems.add("it does not serve again: " + seen.cacheme().health());
    }
    if (!wasFelt(seen, report)) {
      problems.add("nobody has noticed the fault");
    }
    problems.addAll(log.problems(List.of(CellRun.REMOTE), secrets));
    String lastWord = log.lastWord(CellRun.REMOTE);
    if (seen.recovered() != null && lastWord != null) {
      problems.add("the log does not say that it answers again after: " + lastWord);
    }
    String described = seen.cacheme().describe() + seen.cacheme().health() + seen.cacheme();
    if (secrets.stream().anyMatch(described::contains)) {
      problems.add("the description shows a secret");
    }
    return problems;
  }

  private void worst(LoadReport report, List<String> problems) {
    Stream.concat(report.reads().values().stream(), report.writes().values().stream())
        .map(Latency::worst)
        .max(Duration::compareTo)
        .filter(worst -> worst.compareTo(longest) > 0)
        .ifPresent(worst -> problems.add("an answer took " + time(worst)));
  }

  private boolean wasFelt(CellRun.Seen seen, LoadReport report) {
    return (cell.silent() && !cell.trouble().did().isEmpty())
        || Recovery.troubles(seen.felt()) > 0
        || seen.felt().undecodableCount() + seen.felt().oversizeCount() > 0
        || report.failedWrites() > 0;
  }

  private static long stale(LoadReport report) {
    return report.count(Fault.STALE) + report.count(Fault.STALE_AFTER_FAILURE);
  }

  private static String time(Duration time) {
    double millis = time.toNanos() / 1e6;
    return millis < 1_000
        ? String.format(Locale.ROOT, "%.0f ms", millis)
        : String.format(Locale.ROOT, "%.1f s", millis / 1_000);
  }
}
