package io.cacheme.internal.events;

import io.cacheme.CachemeListener.Load;
import io.cacheme.CachemeListener.RemoteCall;
import io.cacheme.stats.StorageState;
import org.jspecify.annotations.Nullable;

/**
 * The way to the JDK's flight recorder, whose module may be missing: nothing of it is touched then.
 * What no recording asks for costs a look at a field, and makes nothing. Events become known to the
 * recorder when it has been started: to tell it of them before takes a tenth of a second, which
 * would be a good part of what an application takes for its first answer.
 */
public final class FlightRecorder {

  private static final boolean THERE = isThere();

  private FlightRecorder() {}

  private static boolean isThere() {
    if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
      return false;
    }
    try {
      boolean unused = jdk.jfr.FlightRecorder.isInitialized();
      return true;
    } catch (LinkageError e) { // a layer that does not see it
      return false;
    }
  }

  private static boolean isStarted() {
    return THERE && jdk.jfr.FlightRecorder.isInitialized();
  }

  static boolean recordsLoads() {
    return isStarted() && LoadEvent.isOn();
  }

  static boolean recordsCalls() {
    return isStarted() && RemoteCallEvent.isOn();
  }

  static @Nullable Recorded<Load> loadBegins() {
    return isStarted() ? LoadEvent.begun() : null;
  }

  static @Nullable Recorded<RemoteCall> callBegins() {
    return isStarted() ? RemoteCallEvent.begun() : null;
  }

  /** A caller begins to wait for a flight, perhaps of another; null if that is not recorded. */
  public static @Nullable Recorded<Joined> waitBegins() {
    return isStarted() ? WaitEvent.begun() : null;
  }

  /** A removal begins; null if that is not recorded. */
  public static @Nullable Recorded<Removed> invalidateBegins() {
    return isStarted() ? InvalidateEvent.begun() : null;
  }

  /** A storage is passed by from now on for what {@code operation} does, or no longer. */
  public static void breaker(String storage, StorageState.Operation operation, boolean open) {
    if (isStarted()) {
      BreakerEvent.changed(storage, operation, open);
    }
  }

  /**
   * The flight of another has answered.
   *
   * @param node the node's name
   * @param keys for how many keys
   */
  public record Joined(String node, int keys) {}

  /**
   * A removal has ended.
   *
   * @param node the node's name
   * @param unreachedTiers how many tiers it did not reach
   */
  public record Removed(String node, int unreachedTiers) {}
}
