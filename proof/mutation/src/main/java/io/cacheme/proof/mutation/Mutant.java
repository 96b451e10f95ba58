package io.cacheme.proof.mutation;

/**
 * A change of the code that no test has found.
 *
 * @param method of which class
 * @param change what was changed, in PIT's words
 * @param line the text of the line, which stays where others come before it
 */
record Mutant(String method, String change, String line) implements Comparable<Mutant> {

  private static final String BETWEEN = " | ";

  /** What {@link #toString} made. */
  static Mutant parse(String text) {
    String[] parts = text.split(" \\| ", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not \"method | change | line\": " + text);
    }
    return new Mutant(parts[0], parts[1], parts[2]);
  }

  @Override
  public int compareTo(Mutant other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return method + BETWEEN + change + BETWEEN + line;
  }
}
