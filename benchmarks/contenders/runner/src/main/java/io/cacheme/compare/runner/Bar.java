package io.cacheme.compare.runner;

import java.io.PrintStream;

/** How far all has come, on one line that is written over. */
final class Bar {

  private static final int WIDTH = 30;

  private final PrintStream out;
  private final int whole;
  private final long begun = System.nanoTime();
  private int done;

  Bar(PrintStream out, int whole) {
    this.out = out;
    this.whole = whole;
  }

  /** Says what is under way. */
  void show(String words) {
    int filled = done * WIDTH / whole;
    long seconds = (System.nanoTime() - begun) / 1_000_000_000;
    out.printf(
        "\r[%s%s] %3d %% %d:%02d %-44s",
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        done * 100 / whole,
        seconds / 60,
        seconds % 60,
        words);
    out.flush();
  }

  void stepped() {
    done++;
  }

  void end() {
    show("");
    out.println();
  }
}
