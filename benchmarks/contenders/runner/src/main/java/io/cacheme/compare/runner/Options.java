package io.cacheme.compare.runner;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the command line says. */
final class Options {

  private static final String USAGE =
      """
      usage: benchmarks/compare [OPTION...]
        --only NAME,...   these contenders (and none of the pages is drawn)
        --cells NAME,...  these rows, as trace-10k (and none of the pages is drawn)
        --rounds N        how often each contender has its turn, in a JVM of its own (2; with --full 3)
        --seconds N       passes in such a JVM begin within so many seconds, and are 3 at least
                          (12; less where there are many turns, so that all end in ten minutes; with --full 10)
        --full            also 1,000 and 100,000 workers, other skews and sizes of values, cold JVMs with archives,
                          and a constant rate
        --draw FILE       measures nothing: draws the pages again from that JSON
        --list            says which contenders and rows there are
      """;

  /**
   * What all turns are to take, and what one takes beside its passes: a JVM's start, a last pass.
   */
  private static final int WHOLE_SECONDS = 540;

  private static final int TURN_SECONDS = 4;

  /** The contenders that take part; all if empty. */
  Set<String> only = Set.of();

  /** The cells that are measured; all if empty. */
  Set<String> cells = Set.of();

  int rounds = 0;
  int seconds = 0;
  boolean isFull;
  boolean lists;
  @Nullable Path drawn;

  static Options parse(String[] args) {
    Options options = new Options();
    Deque<String> left = new ArrayDeque<>(List.of(args));
    while (!left.isEmpty()) {
      options.take(left.remove(), left);
    }
    if (options.rounds == 0) {
      options.rounds = options.isFull ? 3 : 2;
    }
    return options;
  }

  private void take(String option, Deque<String> left) {
    switch (option) {
      case "--only" -> only = Set.of(value(option, left).split(","));
      case "--cells" -> cells = Set.of(value(option, left).split(","));
      case "--rounds" -> rounds = number(option, left);
      case "--seconds" -> seconds = number(option, left);
      case "--draw" -> drawn = Path.of(value(option, left));
      case "--full" -> isFull = true;
      case "--list" -> lists = true;
      default -> throw new IllegalArgumentException(option + " is no option\n" + USAGE);
    }
  }

  /** How long a turn begins passes, if there are so many. */
  int secondsOf(int turns) {
    if (seconds > 0) {
      return seconds;
    }
    return isFull ? 10 : Math.max(3, Math.min(12, WHOLE_SECONDS / turns - TURN_SECONDS));
  }

  /** Whether all that a page tells of is measured. */
  boolean isWhole() {
    return only.isEmpty() && cells.isEmpty();
  }

  private static String value(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value\n" + USAGE);
    }
    return left.remove();
  }

  private static int number(String option, Deque<String> left) {
    String value = value(option, left);
    if (!value.matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException(
          option + " takes a whole number of at least 1, not \"" + value + "\"\n" + USAGE);
    }
    return Integer.parseInt(value);
  }
}
