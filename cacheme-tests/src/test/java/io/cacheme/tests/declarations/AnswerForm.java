package io.cacheme.tests.declarations;

/** What a memoized method may answer for the value that its node caches. */
enum AnswerForm {
  VALUE("%s", "%s", ""),
  STAGE(
      "java.util.concurrent.CompletionStage<%s>", "Zq.future(%s)", ".toCompletableFuture().join()"),
  FUTURE(
      "java.util.concurrent.CompletableFuture<%s>",
      "Zq.future(%s)", ".toCompletableFuture().join()"),
  OPTIONAL("java.util.Optional<%s>", "Zq.optional(%s)", ".get()"),
  STAGE_OF_OPTIONAL(
      "java.util.concurrent.CompletionStage<java.util.Optional<%s>>",
      "Zq.future(Zq.optional(%s))", ".toCompletableFuture().join().get()");

  private final String type;
  private final String made;
  private final String read;

  AnswerForm(String type, String made, String read) {
    this.type = type;
    this.made = made;
    this.read = read;
  }

  boolean isBlocking() {
    return this == VALUE || this == OPTIONAL;
  }

  /** The type that a method returns for {@code value}. */
  String type(String value) {
    return type.formatted(value);
  }

  /** The expression that makes the answer of a value. */
  String made(String value) {
    return made.formatted(value);
  }

  /** What stands after an answer, to give the value. */
  String read() {
    return read;
  }
}
