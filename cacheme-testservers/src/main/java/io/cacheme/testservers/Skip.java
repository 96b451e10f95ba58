package io.cacheme.testservers;

import org.opentest4j.TestAbortedException;

/** Apart, so that programs without JUnit can use the servers. */
final class Skip {

  private Skip() {}

  static RuntimeException because(String reason) {
    return new TestAbortedException(reason);
  }
}
