package io.cacheme.internal.events;

import io.cacheme.stats.StorageState;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A circuit breaker that opened or closed, in a flight recording. */
@Name("io.cacheme.Breaker")
@Label("Cache Breaker")
@Category("Cacheme")
@Description("A storage is passed by from now on for one kind of calls, or no longer")
@Enabled(false)
@StackTrace(false)
final class BreakerEvent extends Event {

  @Label("Storage")
  String storage = "";

  @Label("Operation")
  String operation = "";

  @Label("Open")
  boolean open;

  static void changed(String storage, StorageState.Operation operation, boolean open) {
    BreakerEvent event = new BreakerEvent();
    if (event.shouldCommit()) {
      event.storage = storage;
      event.operation = operation.name();
      event.open = open;
      event.commit();
    }
  }
}
