package io.cacheme.internal.events;

import io.cacheme.CachemeListener.RemoteCall;
import io.cacheme.NodeSpec;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One call of a remote storage, in a flight recording. */
@Name("io.cacheme.RemoteCall")
@Label("Cache Storage Call")
@Category("Cacheme")
@Description("One call of a remote storage, from before it is asked until it has answered")
@Enabled(false)
@StackTrace(false)
final class RemoteCallEvent extends Event implements Recorded<RemoteCall> {

  private static final RemoteCallEvent PROBE = new RemoteCallEvent();

  @Label("Storage")
  String storage = "";

  @Label("Node")
  @Description("Whose entries it was for; none if it was for what the cache keeps for itself")
  @Nullable String node;

  @Label("Operation")
  String operation = "";

  @Label("Keys")
  int keys;

  @Label("Refused Keys")
  @Description("Those that were not written, for they had changed since they were read")
  int refusedKeys;

  @Label("Outcome")
  String outcome = "";

  @Label("Failure")
  @Description("The class of what it failed with")
  @Nullable String failure;

  static boolean isOn() {
    return PROBE.isEnabled();
  }

  static @Nullable RemoteCallEvent begun() {
    if (!isOn()) {
      return null;
    }
    RemoteCallEvent event = new RemoteCallEvent();
    event.begin();
    return event;
  }

  @Override
  public void ended(RemoteCall call) {
    end();
    if (shouldCommit()) {
      storage = call.storage();
      NodeSpec<?, ?> spec = call.spec();
      node = spec == null ? null : spec.name();
      operation = call.operation().name();
      keys = call.keys();
      refusedKeys = call.refusedKeys();
      outcome = call.outcome().name();
      Throwable thrown = call.failure();
      failure = thrown == null ? null : thrown.getClass().getName();
      commit();
    }
  }
}
