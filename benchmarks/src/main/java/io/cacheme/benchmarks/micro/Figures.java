package io.cacheme.benchmarks.micro;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, a figure a round: by the name of what was done and by who did it. The
 * contenders take turns, so that a ratio is one of figures of the same round, and what is told of
 * it is the median of the rounds.
 */
final class Figures {

  private final String benchmark;
  private final PrintStream out;
  private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();
  private final List<Ratio> ratios = new ArrayList<>();

  Figures(String benchmark, PrintStream out) {
    this.benchmark = benchmark;
    this.out = out;
  }

  /** A ratio of two contenders' figures. */
  record Ratio(String name, String of, double median, double min, double max) {}

  /** All of it, as it is written. */
  record Written(
      String benchmark,
      String date,
      String jdk,
      int processors,
      Map<String, Map<String, List<Double>>> figures,
      List<Ratio> ratios) {}

  void add(String name, String contender, double figure) {
    figures
        .computeIfAbsent(name, n -> new LinkedHashMap<>())
        .computeIfAbsent(contender, c -> new ArrayList<>())
        .add(figure);
  }

  /** Prints the medians, with the least and the most of the rounds. */
  void print() {
    out.printf("%-30s %-20s %12s %12s %12s%n", "", "", "median", "min", "max");
    figures.forEach(
        (name, all) ->
            all.forEach(
                (contender, rounds) -> {
                  Spread spread = Spread.of(rounds);
                  out.printf(
                      Locale.ROOT,
                      "%-30s %-20s %12.1f %12.1f %12.1f%n",
                      name,
                      contender,
                      spread.median(),
                      spread.min(),
                      spread.max());
                }));
  }

  /** Prints the ratio of two contenders. */
  void ratio(String name, String contender, String beside) {
    ratio(name, contender + "/" + beside, rounds(name, contender), rounds(name, beside));
  }

  /** Prints the ratio of what one contender needs for two things. */
  void growth(String name, String beside, String contender) {
    ratio(name + "/" + beside, contender, rounds(name, contender), rounds(beside, contender));
  }

  private List<Double> rounds(String name, String contender) {
    List<Double> rounds = figures.getOrDefault(name, Map.of()).get(contender);
    if (rounds == null) {
      throw new IllegalArgumentException("no figure of " + contender + " for " + name);
    }
    return rounds;
  }

  private void ratio(String name, String of, List<Double> figures, List<Double> beside) {
    List<Double> quotients = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      quotients.add(figures.get(i) / beside.get(i));
    }
    Spread spread = Spread.of(quotients);
    ratios.add(new Ratio(name, of, spread.median(), spread.min(), spread.max()));
    out.printf(Locale.ROOT, "ratio %s %s %.2f%n", name, of, spread.median());
  }

  /** Writes all of it to {@code json}, if there is one. */
  void write(@Nullable Path json) throws IOException {
    if (json != null) {
      new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValue(
              json.toFile(),
              new Written(
                  benchmark,
                  Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                  Runtime.version().toString(),
                  Runtime.getRuntime().availableProcessors(),
                  figures,
                  ratios));
    }
  }

  /** Of some rounds. */
  private record Spread(double median, double min, double max) {

    static Spread of(List<Double> rounds) {
      List<Double> sorted = rounds.stream().sorted().toList();
      int half = sorted.size() / 2;
      return new Spread(
          sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2,
          sorted.get(0),
          sorted.get(sorted.size() - 1));
    }
  }
}
