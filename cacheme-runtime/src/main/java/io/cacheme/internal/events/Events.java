package io.cacheme.internal.events;

import io.cacheme.CachemeListener;
import io.cacheme.CachemeListener.Interest;
import io.cacheme.CachemeListener.Load;
import io.cacheme.CachemeListener.RemoteCall;
import io.cacheme.CachemeObserver;
import io.cacheme.CachemeObserver.LoadBegin;
import io.cacheme.CachemeObserver.Observed;
import io.cacheme.CachemeObserver.RemoteCallBegin;
import io.cacheme.NodeSpec;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.TimeSource;
import io.cacheme.stats.StorageState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who of one {@code Cacheme} is told of loads and of calls of remote storages: listeners that have
 * asked for them, an observer, and a flight recording. Where nobody is, nothing is made for one.
 */
public final class Events {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");

  private final List<CachemeListener> loads;
  private final List<CachemeListener> calls;
  private final @Nullable CachemeObserver observer;
  private final boolean watchesLoads;
  private final boolean watchesCalls;
  final TimeSource time;

  public Events(List<Interested> listeners, @Nullable CachemeObserver observer, TimeSource time) {
    this.loads = Interested.in(Interest.LOADS, listeners);
    this.calls = Interested.in(Interest.REMOTE_CALLS, listeners);
    this.observer = observer;
    this.watchesLoads = observer != null || !loads.isEmpty();
    this.watchesCalls = observer != null || !calls.isEmpty();
    this.time = time;
  }

  /**
   * What the current thread carries on to loads and calls made for it.
   *
   * @param users what it carries of the user's, if anything
   */
  public ContextPropagation.@Nullable Snapshot carry(ContextPropagation.@Nullable Snapshot users) {
    CachemeObserver by = observer;
    return by == null ? users : new Carried(users, current(by));
  }

  /** A load begins; null if nobody is told of it. Does not throw. */
  public @Nullable LoadEvents loadBegins(LoadEvents.Subject subject) {
    CachemeObserver by = observer;
    if (!watchesLoads && !FlightRecorder.recordsLoads()) {
      return null;
    }
    Observed<Load> observed = null;
    if (by != null) {
      LoadBegin begin =
          new ToldLoad.Begin(subject.spec(), subject.kind(), subject.isBulk(), subject.keys());
      try {
        observed = by.begins(begin, parent(by, subject.carried()));
      } catch (Throwable e) { // an observer's fault is no load's
        failed("observer", e);
      }
    }
    return new LoadEvents(this, subject, observed);
  }

  /** Whether somebody is told of a call that is made now. */
  public boolean watchesCalls() {
    return watchesCalls || FlightRecorder.recordsCalls();
  }

  /**
   * A remote storage is about to be called, and is watched. Does not throw.
   *
   * @param spec the node that it is for, if there is one
   * @param carried what its caller's thread carries, or null if it is the current one
   */
  public CallEvents callBegins(
      String storage,
      @Nullable NodeSpec<?, ?> spec,
      StorageState.Operation operation,
      int keys,
      ContextPropagation.@Nullable Snapshot carried) {
    CachemeObserver by = observer;
    RemoteCallBegin begin = new ToldCall.Begin(storage, spec, operation, keys);
    Observed<RemoteCall> observed = null;
    if (by != null) {
      try {
        observed = by.begins(begin, parent(by, carried));
      } catch (Throwable e) { // an observer's fault is no call's
        failed("observer", e);
      }
    }
    return new CallEvents(this, begin, observed);
  }

  void tell(Load load) {
    for (CachemeListener listener : loads) {
      try {
        listener.onLoad(load);
      } catch (Throwable e) { // the others are told all the same
        failed("listener", e);
      }
    }
  }

  void tell(RemoteCall call) {
    for (CachemeListener listener : calls) {
      try {
        listener.onRemoteCall(call);
      } catch (Throwable e) { // the others are told all the same
        failed("listener", e);
      }
    }
  }

  private static @Nullable Object parent(
      CachemeObserver by, ContextPropagation.@Nullable Snapshot carried) {
    return carried instanceof Carried known ? known.parent() : current(by);
  }

  private static @Nullable Object current(CachemeObserver by) {
    try {
      return by.current();
    } catch (Throwable e) { // an observer's fault is no caller's
      failed("observer", e);
      return null;
    }
  }

  /** What a listener or an observer throws changes nothing. */
  public static void failed(String who, Throwable thrown) {
    LOG.log(System.Logger.Level.WARNING, "the cache's " + who + " failed", thrown);
  }
}
