package io.cacheme.examples.quickstart;

/** Run by {@code exec:java}. */
public final class Quickstart {
  private Quickstart() {}

  public static void main(String[] args) {
    System.out.println("quickstart " + String.join(" ", args));
  }
}
