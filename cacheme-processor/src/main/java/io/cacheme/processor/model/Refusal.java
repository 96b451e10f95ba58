package io.cacheme.processor.model;

/**
 * Why something is refused.
 *
 * @param reason what is wrong, to stand after its name: {@code "is final"}
 * @param help how to mend it
 */
public record Refusal(String reason, String help) {

  /** Of a method that throws a {@code type} which is neither an exception nor an error. */
  public static Refusal throwing(String type) {
    return new Refusal(
        "throws " + type + ", and a load may throw exceptions",
        "declare Exception, or what it really throws");
  }
}
