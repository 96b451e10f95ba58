package io.cacheme.prove;

/** How much of a proof is run. */
enum Budget {
  /** Beside what the test command has run just before: little. */
  SAMPLE,
  /** Less than 20 minutes for all of it. */
  DEFAULT,
  /** Hours. */
  FULL
}
