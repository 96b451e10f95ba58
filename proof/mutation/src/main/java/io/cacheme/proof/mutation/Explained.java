package io.cacheme.proof.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The mutants that no test is to find, each with its reason. In a file these are paragraphs: a
 * reason of lines that begin with {@code #}, and the mutants it holds for, a line each.
 */
final class Explained {

  private Explained() {}

  /** Those in {@code file}; none if there is no file. A mutant that is there twice is two. */
  static List<Mutant> read(Path file) throws IOException {
    return Files.exists(file) ? parse(Files.readString(file)) : List.of();
  }

  static List<Mutant> parse(String text) {
    List<Mutant> mutants = new ArrayList<>();
    for (String paragraph : text.strip().split("\n\\s*\n")) {
      List<String> reason = paragraph.lines().takeWhile(line -> line.startsWith("#")).toList();
      List<String> held = paragraph.lines().skip(reason.size()).toList();
      if (!paragraph.isEmpty() && (reason.isEmpty() || held.isEmpty())) {
        throw new IllegalArgumentException("not a reason and then mutants: " + paragraph);
      }
      held.forEach(line -> mutants.add(Mutant.parse(line.strip())));
    }
    return mutants;
  }
}
