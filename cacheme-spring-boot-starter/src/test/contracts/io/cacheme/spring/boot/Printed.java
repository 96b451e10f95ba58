package io.cacheme.spring.boot;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Collects what this process prints, and prints it all the same, until it is closed. */
final class Printed implements AutoCloseable {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Printed() {
    System.setOut(new PrintStream(new Both(out), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new Both(err), true, StandardCharsets.UTF_8));
  }

  /** Passes on what it collects. */
  private final class Both extends java.io.OutputStream {

    private final PrintStream before;

    Both(PrintStream before) {
      this.before = before;
    }

    @Override
    public void write(int b) {
      bytes.write(b);
      before.write(b);
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes.write(some, from, length);
      before.write(some, from, length);
    }

    @Override
    public void flush() {
      before.flush();
    }
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }
}
