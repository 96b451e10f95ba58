package io.cacheme.examples.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** A file of SQLite, with which nothing happens. */
final class SqliteStage implements Stage {

  private final Path folder = Files.createTempDirectory("fleet");

  SqliteStage() throws IOException {}

  @Override
  public String url(int member) {
    return "sqlite:///" + folder.resolve("fleet.db") + CREATES;
  }

  @Override
  public Set<Fault> faults() {
    return Set.of();
  }

  @Override
  public void happen(Fault fault, int member) {
    throw new IllegalArgumentException(fault + " of a file");
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(SqliteStage::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
