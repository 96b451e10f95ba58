package io.cacheme.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of dependencies at the end of its page. */
final class DependenciesPage {

  private static final String HEAD =
      "| artifact | version | licence | of `cacheme-…` |\n|---|---|---|---|\n";

  private DependenciesPage() {}

  static String table(Map<String, Bom> boms) {
    return Licences.dependencies(boms.values()).stream()
        .map(dependency -> row(dependency, boms))
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(Component dependency, Map<String, Bom> boms) {
    List<String> modules = new ArrayList<>();
    boms.forEach(
        (module, bom) -> {
          if (bom.components().stream()
              .anyMatch(part -> part.toString().equals(dependency.toString()))) {
            modules.add(module.replace("cacheme-", ""));
          }
        });
    return "| `%s` | %s | %s | %s |%n"
        .formatted(
            dependency.id(),
            dependency.version(),
            String.join(" or ", Licences.allowed(dependency)),
            String.join(", ", modules));
  }

  /** With the table of today at the end of what stands there. */
  static void write(Path page, Map<String, Bom> boms) throws IOException {
    String text = Files.readString(page);
    int end = text.indexOf(HEAD);
    Files.writeString(page, text.substring(0, end < 0 ? text.length() : end) + table(boms));
  }

  static Verdict judge(Path page, Map<String, Bom> boms) throws IOException {
    String table = table(boms);
    return new Verdict(
        (table.lines().count() - 2) + " rows",
        Files.readString(page).endsWith(table)
            ? List.of()
            : List.of(page + " does not end with the table of today"));
  }
}
