package io.cacheme.examples.trace;

/** Run by {@code exec:java}. */
public final class Trace {
  private Trace() {}

  public static void main(String[] args) {
    System.out.println("trace " + String.join(" ", args));
  }
}
