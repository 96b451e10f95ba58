package io.cacheme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A schedule that finds each weakness out, in {@code found.txt}: tried first, so that a build does
 * not search for what is known. {@code -Dcacheme.sim.found.update=true} searches for all, and
 * writes the file anew.
 */
final class SimFound {

  private static final Path FILE = Path.of("src/test/resources/io/cacheme/found.txt");
  private static final boolean UPDATES = Boolean.getBoolean("cacheme.sim.found.update");
  private static final Map<String, Long> SEEDS = new TreeMap<>(read());

  private SimFound() {}

  /** The seed that found {@code weakness} out; null if it is to be searched for. */
  static Long seed(String weakness) {
    synchronized (SEEDS) {
      return UPDATES ? null : SEEDS.get(weakness);
    }
  }

  /** A search has found {@code weakness} out by {@code seed}. */
  static void found(String weakness, long seed) {
    if (!UPDATES) {
      System.out.printf(
          "simulation, %s: found out by %d, which found.txt does not name%n", weakness, seed);
      return;
    }
    synchronized (SEEDS) {
      SEEDS.put(weakness, seed);
      StringBuilder text = new StringBuilder();
      SEEDS.forEach((name, value) -> text.append(value).append(' ').append(name).append('\n'));
      try {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Map<String, Long> read() {
    Map<String, Long> seeds = new TreeMap<>();
    try {
      if (Files.exists(FILE)) {
        for (String line : Files.readAllLines(FILE, StandardCharsets.UTF_8)) {
          int space = line.indexOf(' ');
          seeds.put(line.substring(space + 1), Long.valueOf(line.substring(0, space)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seeds;
  }
}
