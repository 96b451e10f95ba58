package io.cacheme.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Proves what {@code docs/reliability.md} promises: runs the methods, prints a table, and exits
 * with 1 if a promise is red. Is started by {@code ./prove}, in the repository's root.
 */
public final class Prove {

  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Path SEEN = HOME.resolve("proof/seen.txt");
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

  private final Page page = Page.read(HOME);
  private final Set<String> wanted = new LinkedHashSet<>();
  private Budget budget = Budget.DEFAULT;
  private boolean lists;
  private boolean draws;
  private boolean writes;

  private Prove() throws IOException {}

  /** Takes what {@code ./prove} says of itself. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    Prove prove = new Prove();
    for (String argument : arguments) {
      prove.take(argument);
    }
    if (prove.lists) {
      prove.list();
    } else if (prove.draws) {
      draw(kept());
    } else {
      System.exit(prove.run() ? 0 : 1);
    }
  }

  private void take(String argument) {
    switch (argument) {
      case "--full" -> budget = Budget.FULL;
      case "--list" -> lists = true;
      case "--draw" -> draws = true;
      case "--write" -> writes = true;
      case "sample" -> budget = Budget.SAMPLE;
      default -> {
        boolean known =
            Methods.named(argument).isPresent()
                || page.promises().stream().anyMatch(each -> each.number().equals(argument));
        if (!known) {
          System.err.println(
              "There is no method, promise or option " + argument + ": ./prove --list");
          System.exit(2);
        }
        wanted.add(argument);
      }
    }
  }

  private void list() {
    for (Method method : Methods.ALL) {
      System.out.printf("%-12s %s%n", method.name(), method.says());
      List<String> proved =
          page.promises().stream()
              .filter(
                  each -> each.proofs().stream().anyMatch(proof -> proof.method().equals(method)))
              .map(Promise::number)
              .toList();
      System.out.printf("%-12s %s%n", "", String.join(" ", proved));
    }
  }

  /** Those of the page that are asked for: all, unless some are named. */
  private List<Promise> promises() {
    List<Promise> named =
        page.promises().stream().filter(each -> wanted.contains(each.number())).toList();
    List<Promise> all = named.isEmpty() ? page.promises() : named;
    return budget == Budget.SAMPLE ? all.stream().filter(Prove::isInSample).toList() : all;
  }

  /** Whether one of its proofs is short enough for a sample, which else says nothing of it. */
  private static boolean isInSample(Promise promise) {
    return promise.proofs().stream()
        .map(Proof::method)
        .anyMatch(
            method -> method.commands().isEmpty() || !method.command(Budget.SAMPLE).isEmpty());
  }

  private List<Method> methods(List<Proof> proofs) {
    return Methods.ALL.stream()
        .filter(
            method ->
                wanted.isEmpty()
                    || wanted.contains(method.name())
                    || (isPromised() && isProof(method, proofs)))
        .toList();
  }

  private static boolean isProof(Method method, List<Proof> proofs) {
    return method.equals(Methods.WEAKENED)
        || proofs.stream().anyMatch(proof -> proof.method().equals(method));
  }

  private boolean isPromised() {
    return wanted.stream().anyMatch(word -> Methods.named(word).isEmpty());
  }

  private boolean run() throws IOException, InterruptedException {
    List<Promise> promises = promises();
    if (promises.isEmpty()) {
      System.err.println("A sample proves nothing of " + String.join(", ", wanted));
      return false;
    }
    List<Proof> proofs = promises.stream().flatMap(each -> each.proofs().stream()).toList();
    List<Method> methods = methods(proofs);
    List<Seen> seen = new Run(HOME, budget, System.out).run(methods, tests(methods, proofs));
    boolean isWhole = wanted.isEmpty() || isPromised();
    Board board = new Board(promises, seen, isWhole, isWhole && budget != Budget.SAMPLE);
    List<String> table = board.lines();
    table.forEach(System.out::println);
    List<String> kept = new ArrayList<>(Seen.text(seen));
    kept.addAll(table);
    Path file =
        HOME.resolve(
            "target/prove/" + STAMP.format(LocalDateTime.now(ZoneId.systemDefault())) + ".txt");
    Files.write(file, kept);
    System.out.printf("%s; %s%n", board.passed() ? "Nothing is red" : "RED", file);
    if (writes) {
      List<Seen> together = Seen.together(kept(), seen, isPromised());
      Files.write(SEEN, Seen.text(together));
      draw(together);
    }
    return board.passed();
  }

  private static List<String> tests(List<Method> methods, List<Proof> proofs) {
    return methods.contains(Methods.TESTS)
        ? proofs.stream()
            .filter(proof -> proof.method().equals(Methods.TESTS))
            .map(Proof::checks)
            .distinct()
            .toList()
        : List.of();
  }

  private static List<Seen> kept() throws IOException {
    return Files.exists(SEEN) ? Seen.all(Files.readAllLines(SEEN)) : List.of();
  }

  /** On the page as it is by now. */
  private static void draw(List<Seen> seen) throws IOException {
    new Drawing(seen, Faults.read(HOME)).of(Page.read(HOME)).write(HOME);
  }
}
