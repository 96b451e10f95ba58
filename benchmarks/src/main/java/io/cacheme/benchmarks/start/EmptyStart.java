package io.cacheme.benchmarks.start;

/** What any JVM takes: it does nothing. */
final class EmptyStart {

  private EmptyStart() {}

  public static void main(String[] args) {
    System.out.println(1);
  }
}
