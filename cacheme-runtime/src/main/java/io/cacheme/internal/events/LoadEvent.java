package io.cacheme.internal.events;

import io.cacheme.CachemeListener.Load;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** One call of a loader, in a flight recording. */
@Name("io.cacheme.Load")
@Label("Cache Load")
@Category("Cacheme")
@Description("One call of a loader, with its wait for a turn and a thread")
@Enabled(false)
@StackTrace(false)
final class LoadEvent extends Event implements Recorded<Load> {

  private static final LoadEvent PROBE = new LoadEvent();

  @Label("Node")
  String node = "";

  @Label("Kind")
  String kind = "";

  @Label("Bulk")
  boolean bulk;

  @Label("Keys")
  int keys;

  @Label("Outcome")
  String outcome = "";

  @Label("Waited")
  @Description("How much of it had passed when the loader was called")
  @Timespan(Timespan.NANOSECONDS)
  long waited;

  @Label("Failure")
  @Description("The class of what it failed with")
  @Nullable String failure;

  static boolean isOn() {
    return PROBE.isEnabled();
  }

  static @Nullable LoadEvent begun() {
    if (!isOn()) {
      return null;
    }
    LoadEvent event = new LoadEvent();
    event.begin();
    return event;
  }

  @Override
  public void ended(Load load) {
    end();
    if (shouldCommit()) {
      node = load.spec().name();
      kind = load.kind().name();
      bulk = load.bulk();
      keys = load.keys();
      outcome = load.outcome().name();
      waited = load.waitedNanos();
      Throwable thrown = load.failure();
      failure = thrown == null ? null : thrown.getClass().getName();
      commit();
    }
  }
}
