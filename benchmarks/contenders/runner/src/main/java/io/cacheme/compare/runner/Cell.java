package io.cacheme.compare.runner;

import java.util.List;
import java.util.stream.Stream;

/**
 * A task that contenders do side by side.
 *
 * @param name as {@code trace-10k}
 * @param title in words
 * @param needs what a contender must be able to do, as it says it
 * @param arguments of the harness
 * @param isArchived whether its JVMs begin with what one before them has kept: their first pass is
 *     what is told of
 */
record Cell(String name, String title, String needs, List<String> arguments, boolean isArchived) {

  private static final String HEAP = "--heap 3000";

  /** What is measured unless more is asked for. */
  static final List<Cell> DEFAULT =
      List.of(
          trace("10k", "10,000 workers, Redis", ""),
          trace("10k-heap", "10,000 workers, a heap of 3,000 before Redis", HEAP),
          batch("1k", "1,000 workers, 10,000 times 20 keys, Redis", "--workers 1000"));

  /** All. */
  static final List<Cell> FULL =
      Stream.concat(
              DEFAULT.stream(),
              Stream.of(
                  trace("10k", "10,000 workers, Redis", "").archived(),
                  trace("10k-heap", "10,000 workers, heap, Redis", HEAP).archived(),
                  trace("1k", "1,000 workers, Redis", "--workers 1000"),
                  trace("1k-heap", "1,000 workers, heap, Redis", "--workers 1000 " + HEAP),
                  trace("100k", "100,000 workers, Redis", "--workers 100000"),
                  trace("100k-heap", "100,000 workers, heap, Redis", "--workers 100000 " + HEAP),
                  batch("10k", "10,000 workers, 10,000 times 20 keys, Redis", "--workers 10000"),
                  trace("10k-s1.2", "10,000 workers, s = 1.2, Redis", "--skew 1.2"),
                  trace("10k-uniform", "10,000 workers, keys alike, Redis", "--skew 0"),
                  trace("10k-100B", "10,000 workers, values of 100 B, Redis", "--value-bytes 100"),
                  trace(
                      "1k-10KiB",
                      "1,000 workers, 20,000 requests, values of 10 KiB, Redis",
                      "--workers 1000 --requests 20000 --value-bytes 10240"),
                  trace(
                      "100-1MiB",
                      "100 workers, 1,000 requests, values of 1 MiB, Redis",
                      "--workers 100 --requests 1000 --value-bytes 1048576"),
                  rate("20k", "20,000 requests a second, Redis", ""),
                  rate("20k-heap", "20,000 requests a second, heap, Redis", HEAP)))
          .toList();

  private static Cell trace(String name, String title, String arguments) {
    return of("trace", name, title, arguments);
  }

  private static Cell batch(String name, String title, String arguments) {
    return of("batch", name, title, arguments);
  }

  private static Cell rate(String name, String title, String arguments) {
    return of("rate", name, title, "--rate 20000 --requests 60000 " + arguments);
  }

  private static Cell of(String scenario, String name, String title, String arguments) {
    return new Cell(
        scenario + "-" + name,
        title,
        arguments.contains(HEAP) ? scenario + "-heap" : scenario,
        List.of(("--scenario " + scenario + " " + arguments).strip().split(" +")),
        false);
  }

  private Cell archived() {
    return new Cell(
        name + "-archive", title + ", a cold JVM with an archive", needs, arguments, true);
  }

  /** Whether how long answers took is told, rather than how long the whole. */
  boolean isRate() {
    return name.startsWith("rate");
  }
}
