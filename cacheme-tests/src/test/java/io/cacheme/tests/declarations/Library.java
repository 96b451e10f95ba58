package io.cacheme.tests.declarations;

/** Types that declarations find compiled, as in a jar. */
public final class Library {

  private Library() {}

  /** A name of the runtime's. */
  public record Loads(int Objects, String io) {}

  /** A name in capitals. */
  public enum OS {
    /** Named as a package. */
    IO,
    /** Another. */
    JAVA
  }

  /** A generic one. */
  public record Box<T>(T value) {}

  /** A sealed one. */
  public sealed interface Shape {

    /** One of them. */
    record Round(double Duration) implements Shape {}

    /** The other. */
    record Square(double side, OS OS) implements Shape {}
  }
}
