package io.cacheme.examples.storages;

import io.cacheme.stats.TextTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One node, served by each storage in turn, on the servers that come with the build. Prints a
 * table, and a line a storage.
 */
public final class Storages {

  private static final int ITEMS = 10_000;
  private static final int WARM_UP = 2_000;

  private Storages() {}

  /** Takes the names of the storages; all without any. */
  public static void main(String[] names) throws Exception {
    run(names.length == 0 ? Contenders.NAMES : List.of(names), ITEMS, System.out);
    System.exit(0); // the servers' threads need not be waited for
  }

  static List<Result> run(List<String> names, int items, PrintStream out) throws Exception {
    Path folder = Files.createTempDirectory("cacheme-storages");
    try {
      Contenders contenders = new Contenders(folder);
      List<Result> results = new ArrayList<>();
      for (String name : names) {
        new Run(contenders.of(name), Math.min(items, WARM_UP)).run();
        results.add(new Run(contenders.of(name), items).run());
      }
      TextTable table = TextTable.of(Result.HEAD).left(Result.HEAD.size() - 1);
      results.forEach(result -> table.add(result.row()));
      out.print(table);
      results.forEach(result -> out.println(result.line()));
      return results;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
