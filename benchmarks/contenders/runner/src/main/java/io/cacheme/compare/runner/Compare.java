package io.cacheme.compare.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Runs contenders side by side, keeps what they did as JSON, draws the pages from it, and ends in
 * lines of ratios. Is started by {@code benchmarks/compare}, in the repository's root.
 */
public final class Compare {

  private Compare() {}

  /** Takes what {@link Options} says. */
  public static void main(String[] args) throws Exception {
    Options options = Options.parse(args);
    Path home = Path.of("").toAbsolutePath();
    if (options.lists) {
      list(contenders(home, options), cells(options));
      return;
    }
    Path json = options.drawn == null ? measure(options, home) : options.drawn;
    JsonNode measured = new ObjectMapper().readTree(json.toFile());
    if (options.isWhole()) {
      new Pages(home).draw(measured, home.relativize(json.toAbsolutePath()));
    }
    Tables.lines(measured).forEach(System.out::println);
    System.out.println(json);
    measured.get("failures").forEach(failed -> System.out.println("failed: " + failed.asText()));
    Ratios.lines(measured).forEach(System.out::println);
  }

  private static Path measure(Options options, Path home) throws IOException, InterruptedException {
    List<ContenderModule> contenders = contenders(home, options);
    ObjectNode measured = new Comparison(options, contenders, cells(options)).run(home);
    Path folder = home.resolve(options.isWhole() ? "docs/benchmarks" : "target/benchmarks");
    Files.createDirectories(folder);
    String name =
        measured.get("date").asText().replaceAll("[:Z]", "").replace('T', '-')
            + (options.isFull ? "-full" : "");
    Path file = folder.resolve(name + ".json");
    Files.writeString(file, new Written(measured).text());
    return file;
  }

  private static List<ContenderModule> contenders(Path home, Options options)
      throws IOException, InterruptedException {
    return chosen(
        "--only",
        ContenderModule.all(home.resolve("benchmarks/contenders")),
        ContenderModule::name,
        options.only);
  }

  private static List<Cell> cells(Options options) {
    List<Cell> all = options.isFull || !options.cells.isEmpty() ? Cell.FULL : Cell.DEFAULT;
    return chosen("--cells", all, Cell::name, options.cells);
  }

  private static <T> List<T> chosen(
      String option, List<T> all, Function<T, String> name, Set<String> names) {
    List<String> known = all.stream().map(name).toList();
    for (String each : names) {
      if (!known.contains(each)) {
        throw new IllegalArgumentException(option + " takes some of " + known + ", not " + each);
      }
    }
    return all.stream()
        .filter(each -> names.isEmpty() || names.contains(name.apply(each)))
        .toList();
  }

  private static void list(List<ContenderModule> contenders, List<Cell> cells) {
    for (ContenderModule contender : contenders) {
      System.out.println(
          contender.name()
              + (contender.runsHere() ? ": " : " (needs JDK 21 or later): ")
              + contender.about().get("configuration").asText());
    }
    cells.forEach(cell -> System.out.println(cell.name() + ": " + cell.title()));
  }
}
