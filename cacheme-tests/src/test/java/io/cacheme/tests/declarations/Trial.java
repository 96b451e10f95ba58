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
  private final List<String> wrong = new ArrayList<>();
  private int strange;
  private int worked;

  /** What went wrong, each with the seed of its declaration. */
  List<String> wrong() {
    return wrong;
  }

  /** Tries all of {@code drawn}. */
  void run(List<Declaration> drawn) {
    List<Declaration> flawed = drawn.stream().filter(one -> one.flaw().isPresent()).toList();
    refuse(flawed, new Told(Strict.read(flawed)));
    List<Declaration> sound = drawn.stream().filter(one -> one.flaw().isEmpty()).toList();
    Compilation compilation = Strict.compile(sound);
    Told told = new Told(compilation);
    if (!told.refusals().isEmpty()) { // nothing more is looked at then
      refuse(List.of(), told);
      sound = without(sound, told.refusals().keySet());
      compilation = Strict.compile(sound);
      told = new Told(compilation);
    }
    if (!told.faults().isEmpty()) {
      sound = mended(sound, told);
      compilation = Strict.compile(sound);
    }
    unplaced(told);
    use(sound, compilation);
  }

  /** Counts what is refused; those of {@code flawed} are, for their flaw and where it is. */
  private void refuse(List<Declaration> flawed, Told told) {
    unplaced(told);
    for (Declaration one : flawed) {
      Declaration.Flaw flaw = one.flaw().orElseThrow();
      Collection<Refusal> found = told.refusals().getOrDefault(one.name(), List.of());
      if (found.stream().noneMatch(f -> f.is(flaw))) {
        wrong.add(again(one) + " no " + flaw + ", but " + found);
      }
    }
    told.refusals()
        .values()
        .forEach(
            found ->
                new HashSet<>(found.stream().map(Refusal::code).toList())
                    .forEach(code -> refused.merge(code, 1, Integer::sum)));
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
        .forEach(one -> wrong.add(again(one) + " " + told.faults().get(one.name())));
    return without(sound, told.faults().keySet());
  }

  private void use(List<Declaration> accepted, Compilation compiled) {
    if (compiled.status() != Compilation.Status.SUCCESS) {
      throw new AssertionError(compiled.diagnostics().toString());
    }
    Use use = new Use(compiled);
    for (Declaration one : accepted) {
      use.failure(one)
          .ifPresentOrElse(thrown -> wrong.add(again(one) + " " + thrown), () -> worked++);
    }
  }

  private static String again(Declaration one) {
    return "-Dcacheme.declarations.seed=" + one.seed();
  }

  private static List<Declaration> without(List<Declaration> all, Set<String> packages) {
    return all.stream().filter(one -> !packages.contains(one.name())).toList();
  }

  @Override
  public String toString() {
    return "%d declarations work, %d are no Java, %d are wrong; refused: %s"
        .formatted(worked, strange, wrong.size(), refused);
  }
}
