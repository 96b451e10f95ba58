package io.cacheme.proof.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the system knows of connections; Linux alone tells. */
final class Tcp {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));

  private static final String ESTABLISHED = "01";

  private Tcp() {}

  /** How many connections there are to {@code port} of this machine. */
  static long established(int port) {
    String local = String.format(Locale.ROOT, ":%04X", port);
    return TABLES.stream()
        .flatMap(Tcp::rows)
        .filter(row -> row[1].endsWith(local) && row[3].equals(ESTABLISHED)) // see proc(5)
        .count();
  }

  private static Stream<String[]> rows(Path table) {
    try {
      return Files.readAllLines(table).stream().skip(1).map(row -> row.trim().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
