package io.cacheme.proof.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the system knows of connections, and of the sockets of this machine; Linux alone tells. */
final class Tcp {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));

  private static final Path LOCAL = Path.of("/proc/self/net/unix");

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

  /** What each socket of this machine is connected to, and its state, by its name. */
  static Map<String, String> sockets() {
    Map<String, String> sockets = new HashMap<>();
    TABLES.stream()
        .flatMap(Tcp::rows)
        .forEach(row -> sockets.put(name(row[9]), remotePort(row) + state(row)));
    rows(LOCAL).forEach(row -> sockets.put(name(row[6]), "of this machine alone"));
    return sockets;
  }

  private static String name(String inode) {
    return "socket:[" + inode + "]";
  }

  private static String remotePort(String[] row) {
    return "to port " + Integer.parseInt(row[2].substring(row[2].lastIndexOf(':') + 1), 16);
  }

  private static String state(String[] row) {
    return row[3].equals(ESTABLISHED) ? "" : " in state " + row[3];
  }

  private static Stream<String[]> rows(Path table) {
    try {
      return Files.readAllLines(table).stream().skip(1).map(row -> row.trim().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
