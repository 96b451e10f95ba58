package io.cacheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Runs many schedules of a simulation on all processors, and says what came of them. */
final class SimRuns {

  private final ProofLine proof;

  /** Runs of one method of proof. */
  SimRuns(String method) {
    this.proof = new ProofLine(method);
  }

  /**
   * Answers what goes wrong in the schedule that is known to find {@code name} out, or else in one
   * of {@code most}, and runs no more after that.
   */
  List<String> anyWrong(String name, int most, LongFunction<List<String>> schedule) {
    Long known = SimFound.seed(name);
    List<String> wrong = known == null ? List.of() : schedule.apply(known);
    if (wrong.isEmpty()) {
      wrong = search(name, most, schedule);
    }
    proof.found(name, ProofLine.rules(wrong));
    return wrong;
  }

  private static List<String> search(String name, int most, LongFunction<List<String>> schedule) {
    long begun = System.nanoTime();
    AtomicInteger tried = new AtomicInteger();
    Optional<Found> found =
        LongStream.of(new SplittableRandom(1).longs(most).toArray())
            .parallel()
            .peek(seed -> tried.incrementAndGet())
            .mapToObj(seed -> new Found(seed, schedule.apply(seed)))
            .filter(one -> !one.violations.isEmpty())
            .findAny();
    System.out.printf(
        "simulation, %s: found out after %d schedules %s, %.1f s%n",
        name,
        tried.get(),
        found.map(one -> ProofLine.rules(one.violations)),
        (System.nanoTime() - begun) / 1e9);
    found.ifPresent(one -> SimFound.found(name, one.seed));
    return found.map(Found::violations).orElse(List.of());
  }

  private record Found(long seed, List<String> violations) {}

  /**
   * Answers the seeds of the schedules that went wrong, and how.
   *
   * @param name of the check
   * @param show is given the first seed that breaks a rule
   */
  Map<Long, List<String>> run(
      String name,
      long baseSeed,
      int schedules,
      LongFunction<List<String>> schedule,
      LongConsumer show) {
    long begun = System.nanoTime();
    long[] seeds = new SplittableRandom(baseSeed).longs(schedules).toArray();
    Map<Long, List<String>> wrong = new ConcurrentSkipListMap<>();
    Map<String, Integer> rules = new ConcurrentSkipListMap<>();
    LongStream.of(seeds)
        .parallel()
        .forEach(
            seed -> {
              List<String> violations = schedule.apply(seed);
              if (violations.isEmpty()) {
                return;
              }
              wrong.put(seed, violations);
              boolean first = false;
              for (String rule : ProofLine.rules(violations)) {
                first |= rules.merge(rule, 1, Integer::sum) == 1;
              }
              if (first) {
                show.accept(seed);
              }
            });
    proof.says(
        name,
        wrong.isEmpty(),
        "%,d schedules, %d wrong%s, %.1f s",
        schedules,
        wrong.size(),
        rules.isEmpty() ? "" : " " + rules,
        (System.nanoTime() - begun) / 1e9);
    return wrong;
  }

  /** Prints what happened in a schedule, and the command that runs it again. */
  static void show(Simulation.Result result, String test, String properties) {
    List<String> lines = new ArrayList<>(result.trace());
    lines.addAll(result.violations());
    System.out.printf(
        "%s%nonce more: ./mvnw -Pfast -pl cacheme-tests -am test -Dtest='%s#engine_same*' %s%n%n",
        String.join(System.lineSeparator(), lines), test, properties);
  }
}
