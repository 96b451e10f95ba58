package io.cacheme.tests.declarations;

import com.google.testing.compile.Compilation;
import io.cacheme.tests.declarations.Told.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compiles declarations many at a time, runs what compiles, and keeps what went wrong. */
final class Trial {

  private final Map<String, Integer> refused = new TreeMap<>();
  private final Map<String, Integer> refusedByChance = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int count;
  private int strange;
  private int worked;

  /** What went wrong, each with the seed of its declaration. */
  List<String> wrong() {
    return wrong;
  }

  /** How many were tried. */
  int count() {
    return count;
  }

  /** Tries all of {@code drawn}. */
  void run(List<Declaration> drawn) {
    count += drawn.size();
    List<Declaration> flawed = drawn.stream().filter(one -> one.flaw().isPresent()).toList();
    if (!flawed.isEmpty()) { // javac takes no empty list
      refuse(flawed, new Told(Strict.read(flawed)));
    }
    List<Declaration> sound = drawn.stream().filter(one -> one.flaw().isEmpty()).toList();
    if (!sound.isEmpty()) {
      accept(sound);
    }
  }

  private void accept(List<Declaration> sound) {
    Compilation compilation = Strict.compile(sound);
    Told told = new Told(compilation);
    if (!told.refusals().isEmpty()) { // nothing more is looked at then
      unplaced(told);
      count(told, refusedByChance);
      again(without(sound, told.refusals().keySet()));
    } else if (!told.faults().isEmpty()) {
      unplaced(told);
      again(mended(sound, told));
    } else {
      unplaced(told);
      use(sound, compilation);
    }
  }

  private void again(List<Declaration> left) {
    if (!left.isEmpty()) {
      accept(left);
    }
  }

  /** Each of {@code flawed} is refused for its flaw, where it is. */
  private void refuse(List<Declaration> flawed, Told told) {
    unplaced(told);
    for (Declaration one : flawed) {
      Declaration.Flaw flaw = one.flaw().orElseThrow();
      Collection<Refusal> found = told.refusals().getOrDefault(one.name(), List.of());
      if (found.stream().noneMatch(f -> f.is(flaw))) {
        wrong.add(option(one) + " no " + flaw + ", but " + found);
      }
    }
    count(told, refused);
  }

  private static void count(Told told, Map<String, Integer> codes) {
    told.refusals()
        .values()
        .forEach(
            found ->
                new HashSet<>(found.stream().map(Refusal::code).toList())
                    .forEach(code -> codes.merge(code, 1, Integer::sum)));
  }

  private void unplaced(Told told) {
    told.unplaced().forEach(one -> wrong.add("no code, or no place: " + one));
  }

  /** Tells the faults of generated code; the others are left. */
  private List<Declaration> mended(List<Declaration> sound, Told told) {
    List<Declaration> faulty =
        sound.stream().filter(one -> told.faults().containsKey(one.name())).toList();
    Set<String> noJava = new Told(Strict.plain(faulty)).faults().keySet();
    strange += noJava.size();
    without(faulty, noJava)
        .forEach(one -> wrong.add(option(one) + " " + told.faults().get(one.name())));
    return without(sound, told.faults().keySet());
  }

  private void use(List<Declaration> accepted, Compilation compiled) {
    if (compiled.status() != Compilation.Status.SUCCESS) {
      throw new AssertionError(compiled.diagnostics().toString());
    }
    Use use = new Use(compiled);
    for (Declaration one : accepted) {
      use.failure(one)
          .ifPresentOrElse(thrown -> wrong.add(option(one) + " " + thrown), () -> worked++);
    }
  }

  private static String option(Declaration one) {
    return "-Dcacheme.declarations.seed=" + one.seed();
  }

  private static List<Declaration> without(List<Declaration> all, Set<String> packages) {
    return all.stream().filter(one -> !packages.contains(one.name())).toList();
  }

  @Override
  public String toString() {
    return "%d of %d declarations work, %d are no Java, %d are wrong; refused: %s, by chance: %s"
        .formatted(worked, count, strange, wrong.size(), refused, refusedByChance);
  }
}
