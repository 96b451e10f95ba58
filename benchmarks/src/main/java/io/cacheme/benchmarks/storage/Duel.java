package io.cacheme.benchmarks.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Ours and the bare driver, in turn: whoever was first in a round is second in the next. */
final class Duel {

  private final Contender ours;
  private final Contender bare;
  private final Entries entries;
  private final BenchmarkOptions options;

  Duel(Contender ours, Contender bare, Entries entries, BenchmarkOptions options) {
    this.ours = ours;
    this.bare = bare;
    this.entries = entries;
    this.options = options;
  }

  /** What one of both did in its rounds. */
  record Side(Spread callsPerSecond, Spread cpuMicros) {

    private static Side of(List<Round.Speed> rounds) {
      return new Side(
          spread(rounds, Round.Speed::callsPerSecond), spread(rounds, Round.Speed::cpuMicros));
    }

    private static Spread spread(List<Round.Speed> rounds, ToDoubleFunction<Round.Speed> figure) {
      return Spread.of(rounds.stream().mapToDouble(figure).toArray());
    }
  }

  /**
   * What both did.
   *
   * @param paired ours to bare in each round, which a machine's moods touch least
   */
  record Result(Side ours, Side bare, Spread paired) {

    private static Result of(List<Round.Speed> ours, List<Round.Speed> bare) {
      double[] ratios = new double[ours.size()];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = ours.get(i).callsPerSecond() / bare.get(i).callsPerSecond();
      }
      return new Result(Side.of(ours), Side.of(bare), Spread.of(ratios));
    }

    /** How many calls ours answers while the bare driver answers one. */
    double ratio() {
      return ours.callsPerSecond().median() / bare.callsPerSecond().median();
    }
  }

  Result run(Operation operation) throws InterruptedException {
    round(ours, operation, options.warmUp(), -1);
    round(bare, operation, options.warmUp(), -1);
    List<Round.Speed> oursRounds = new ArrayList<>();
    List<Round.Speed> bareRounds = new ArrayList<>();
    for (int i = 0; i < options.rounds(); i++) {
      if (i % 2 == 0) {
        oursRounds.add(round(ours, operation, options, i));
        bareRounds.add(round(bare, operation, options, i));
      } else {
        bareRounds.add(round(bare, operation, options, i));
        oursRounds.add(round(ours, operation, options, i));
      }
    }
    return Result.of(oursRounds, bareRounds);
  }

  private Round.Speed round(Contender contender, Operation operation, BenchmarkOptions how, int i)
      throws InterruptedException {
    return Round.run(contender, operation, entries, how, i);
  }
}
