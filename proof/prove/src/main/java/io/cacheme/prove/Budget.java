package io.cacheme.prove;

/** How much of a proof is run. */
enum Budget {
  /** Beside what the test command has run just before: little. */
  SAMPLE,
  /** What can be waited for. */
  DEFAULT,
  /** Hours. */
  FULL
}
