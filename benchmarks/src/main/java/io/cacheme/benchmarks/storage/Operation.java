package io.cacheme.benchmarks.storage;

/** What callers ask for. */
enum Operation {
  PUT("put", 0),
  GET("get", 1),
  GET_ALL("getAll of 20", 20);

  private final String title;
  private final int answers;

  Operation(String title, int answers) {
    this.title = title;
    this.answers = answers;
  }

  /** As a reader of the table knows it. */
  String title() {
    return title;
  }

  /** How many values a call answers. */
  int answers() {
    return answers;
  }
}
