package io.cacheme.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.Await;
import java.util.concurrent.locks.LockSupport;

/** Whether a slot is unlocked once an event has been dealt with. */
final class Unlocked {

  private Unlocked() {}

  /** Looks by an event in another thread, which does not end where the slot is still locked. */
  static void look(Runnable event) {
    Thread another = new Thread(event);
    another.setDaemon(true);
    another.start();
    Await.until(
        "the event to end", () -> !another.isAlive() || LockSupport.getBlocker(another) != null);
    assertThat(LockSupport.getBlocker(another)).as("it waits for the slot").isNull();
  }
}
