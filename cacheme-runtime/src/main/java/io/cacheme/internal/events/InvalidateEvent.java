package io.cacheme.internal.events;

import io.cacheme.internal.events.FlightRecorder.Removed;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A key that was removed from all tiers, in a flight recording. */
@Name("io.cacheme.Invalidate")
@Label("Cache Invalidate")
@Category("Cacheme")
@Description("The removal of one key from all tiers, with its wait for other writes of the key")
@Enabled(false)
@StackTrace(false)
final class InvalidateEvent extends Event implements Recorded<Removed> {

  private static final InvalidateEvent PROBE = new InvalidateEvent();

  @Label("Node")
  String node = "";

  @Label("Unreached Tiers")
  @Description("How many tiers it did not reach")
  int unreachedTiers;

  static @Nullable InvalidateEvent begun() {
    if (!PROBE.isEnabled()) {
      return null;
    }
    InvalidateEvent event = new InvalidateEvent();
    event.begin();
    return event;
  }

  @Override
  public void ended(Removed removed) {
    end();
    if (shouldCommit()) {
      node = removed.node();
      unreachedTiers = removed.unreachedTiers();
      commit();
    }
  }
}
