package io.cacheme.examples.trace;

import java.io.PrintStream;

/** How far a pass has come, on one line that is written over. */
final class ProgressBar {

  private static final int WIDTH = 40;

  private final PrintStream out;
  private final long whole;

  ProgressBar(PrintStream out, long whole) {
    this.out = out;
    this.whole = whole;
  }

  void show(long done) {
    int filled = (int) (done * WIDTH / whole);
    out.printf(
        "\r[%s%s] %3d %%", "#".repeat(filled), ".".repeat(WIDTH - filled), done * 100 / whole);
    out.flush();
  }

  void end() {
    out.println();
  }
}
