package io.cacheme.processor.diagnostic;

/**
 * One problem.
 *
 * @param code what kind of problem
 * @param origin where it is
 * @param headline one whole sentence that names the record and the attribute, without the code
 * @param found the offending source
 * @param help how to mend it
 */
public record Diagnostic(
    DiagnosticCode code, Origin origin, String headline, String found, String help) {

  private static final int LONGEST_FOUND = 200;

  /** The same with another text after {@code found:}. */
  public Diagnostic found(String text) {
    return new Diagnostic(code, origin, headline, text, help);
  }

  /** Whether nothing may be generated. */
  public boolean isError() {
    return code.severity() == Severity.ERROR;
  }

  /**
   * The text for the compiler's output. javac puts source line and caret after the first line and
   * two more spaces before each of the others.
   */
  public String message() {
    return headline
        + (" [" + code + "]\n")
        + ("  found: " + shortened(found) + "\n")
        + ("  help:  " + help + "\n")
        + ("  docs:  " + code.docs());
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_FOUND ? text : text.substring(0, LONGEST_FOUND) + "…";
  }
}
