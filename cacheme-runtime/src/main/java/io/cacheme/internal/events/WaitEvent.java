package io.cacheme.internal.events;

import io.cacheme.internal.events.FlightRecorder.Joined;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A caller that was answered by the flight of another, in a flight recording. */
@Name("io.cacheme.Wait")
@Label("Cache Wait")
@Category("Cacheme")
@Description("A request that joined one which was already running, until it was answered")
@Enabled(false)
@StackTrace(false)
final class WaitEvent extends Event implements Recorded<Joined> {

  private static final WaitEvent PROBE = new WaitEvent();

  @Label("Node")
  String node = "";

  @Label("Keys")
  int keys;

  static @Nullable WaitEvent begun() {
    if (!PROBE.isEnabled()) {
      return null;
    }
    WaitEvent event = new WaitEvent();
    event.begin();
    return event;
  }

  @Override
  public void ended(Joined joined) {
    end();
    if (shouldCommit()) {
      node = joined.node();
      keys = joined.keys();
      commit();
    }
  }
}
