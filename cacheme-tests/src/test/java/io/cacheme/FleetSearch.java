package io.cacheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tries all orders of the steps of a {@link FleetSearchProgram}, depth first, until one breaks a
 * rule of {@link FleetRules}. What cannot be copied, an engine, is brought about once more for each
 * way on.
 */
final class FleetSearch {

  /** What it spares itself. */
  enum Thrift {
    /** Nothing: each order is run. */
    NONE,
    /** What it came upon before, in another order. */
    STATES,
    /** And the second order of two steps that commute, after which it would come upon it. */
    STEPS
  }

  private final FleetSearchProgram program;
  private final FleetSimulation.Weaker weaker;
  private final Thrift thrift;
  private final int most;
  private final List<Integer> path = new ArrayList<>();

  /** How many orders there are from a state on. */
  private final Map<Long, Double> orders = new HashMap<>();

  /** To which state a step leads from another. */
  private final Map<Long, Long> leads = new HashMap<>();

  private final Set<List<Object>> outcomes = new HashSet<>();
  private final List<String> violations = new ArrayList<>();
  private int states;
  private int longest;
  private boolean complete = true;
  private double all;
  private double seconds;

  /**
   * A search.
   *
   * @param most how many states it looks at; where there are more it is not complete
   */
  FleetSearch(FleetSearchProgram program, FleetSimulation.Weaker weaker, Thrift thrift, int most) {
    this.program = program;
    this.weaker = weaker;
    this.thrift = thrift;
    this.most = most;
  }

  /** What breaks the rules: nothing, if no order at all does. */
  List<String> run() {
    long begun = System.nanoTime();
    FleetSearchRun start = new FleetSearchRun(program, weaker, false);
    all = explore(start, start.fingerprint(), null, null);
    seconds = (System.nanoTime() - begun) / 1e9;
    return violations;
  }

  /** How far it went, in words. */
  String figures() {
    String what =
        !violations.isEmpty()
            ? String.format(Locale.ROOT, "wrong after %,d states, by %d steps", states, path.size())
            : complete
                ? String.format(
                    Locale.ROOT,
                    "all %,d states, %.3g orders, of %d steps at most, with %d outcomes",
                    states,
                    all,
                    longest,
                    outcomes.size())
                : String.format(Locale.ROOT, "not complete, only %,d states", states);
    return String.format(Locale.ROOT, "%s, %.1f s", what, seconds);
  }

  /**
   * How many orders there are from {@code state} on, to which {@code step} has led from {@code
   * before}.
   */
  private double explore(FleetSearchRun run, long state, Long before, FleetSearchLoop.Step step) {
    violations.addAll(run.violations());
    if (!violations.isEmpty()) {
      return 0;
    }
    Double known = thrift == Thrift.NONE ? null : orders.get(state);
    if (known != null) {
      return known;
    }
    if (states == most) {
      complete = false;
      return 0;
    }
    states++;
    longest = Math.max(longest, path.size());
    double count = goOn(run, state, before, step);
    orders.put(state, count);
    return count;
  }

  private double goOn(FleetSearchRun run, long state, Long before, FleetSearchLoop.Step last) {
    List<FleetSearchLoop.Step> choices = run.possible();
    if (choices.isEmpty()) {
      outcomes.add(run.outcome());
      run.end();
      violations.addAll(run.violations());
      return 1;
    }
    FleetSearchRun here = run;
    double count = 0;
    for (int i = 0; i < choices.size(); i++) {
      FleetSearchLoop.Step choice = choices.get(i);
      Long foreseen = foreseen(before, last, choice);
      if (foreseen != null) {
        leads.put(FleetSearchLoop.mix(state, choice.name()), foreseen);
        count += orders.get(foreseen);
        continue;
      }
      FleetSearchRun next = here == null ? again(state) : here;
      here = null;
      path.add(i);
      next.goOn(i);
      long after = next.fingerprint();
      leads.put(FleetSearchLoop.mix(state, choice.name()), after);
      count += explore(next, after, state, choice);
      if (!violations.isEmpty() || !complete) {
        return count;
      }
      path.remove(path.size() - 1);
    }
    return count;
  }

  /** Where {@code next} leads after {@code last}, if the other way round was tried before. */
  private Long foreseen(Long before, FleetSearchLoop.Step last, FleetSearchLoop.Step next) {
    if (thrift != Thrift.STEPS || before == null || !next.commutes(last)) {
      return null;
    }
    Long first = leads.get(FleetSearchLoop.mix(before, next.name()));
    return first == null ? null : leads.get(FleetSearchLoop.mix(first, last.name()));
  }

  private FleetSearchRun again(long state) {
    FleetSearchRun run = new FleetSearchRun(program, weaker, false);
    path.forEach(run::goOn);
    if (run.fingerprint() != state) {
      throw new IllegalStateException("the same steps led elsewhere: " + program + " " + path);
    }
    return run;
  }

  /** What happened in the order that breaks a rule. */
  List<String> trace() {
    FleetSearchRun run = new FleetSearchRun(program, weaker, true);
    path.forEach(run::goOn);
    if (run.violations().isEmpty()) {
      run.end();
    }
    return run.trace();
  }

  /** Whether there is no state that it has not looked at. */
  boolean isComplete() {
    return complete;
  }

  int states() {
    return states;
  }

  double orders() {
    return all;
  }

  Set<List<Object>> outcomes() {
    return outcomes;
  }

  /** For a {@link SimMutant}, whose classes are others than its caller's. */
  static List<String> violations(long most, String program) {
    return new FleetSearch(
            FleetSearchProgram.valueOf(program),
            FleetSimulation.Weaker.NOTHING,
            Thrift.STEPS,
            (int) most)
        .run();
  }
}
