package io.cacheme;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/** The engine with some of its methods weakened, and the simulation to run on it. */
final class SimMutant {

  private final List<SimWeakening> weaknesses;
  private final Method run;

  /**
   * The engine with {@code weaknesses}.
   *
   * @param simulation has a static method {@code violations} of a seed and a focus
   */
  SimMutant(Class<?> simulation, SimWeakening... weaknesses) {
    this.weaknesses = List.of(weaknesses);
    Class<?> anew = new SimLoader(this.weaknesses).load(simulation.getName());
    try {
      this.run = anew.getDeclaredMethod("violations", long.class, String.class);
    } catch (NoSuchMethodException e) {
      throw new LinkageError("the simulation cannot be run on a mutant", e);
    }
    run.setAccessible(true);
  }

  /** The same engine for another simulation. */
  SimMutant on(Class<?> simulation) {
    return new SimMutant(simulation, weaknesses.toArray(SimWeakening[]::new));
  }

  /** What goes wrong in the schedule of {@code seed}. */
  @SuppressWarnings("unchecked") // as its own says
  List<String> violations(long seed, Enum<?> focus) {
    try {
      return (List<String>) run.invoke(null, seed, focus.name());
    } catch (InvocationTargetException e) {
      return List.of("R1: it throws " + e.getCause()); // as a stack overflow
    } catch (IllegalAccessException e) {
      throw new LinkageError("the simulation cannot be run on a mutant", e);
    }
  }
}
