package io.cacheme.internal.events;

import io.cacheme.CachemeListener.CallOutcome;
import io.cacheme.CachemeListener.RemoteCall;
import io.cacheme.CachemeObserver.Observed;
import io.cacheme.CachemeObserver.RemoteCallBegin;
import org.jspecify.annotations.Nullable;

/** One call of a remote storage that somebody is told of. None of its methods throws. */
public final class CallEvents extends Around<RemoteCall> {

  private final Events events;
  private final RemoteCallBegin begin;
  private final long begunNanos;
  private final @Nullable Recorded<RemoteCall> recorded;

  CallEvents(Events events, RemoteCallBegin begin, @Nullable Observed<RemoteCall> observed) {
    super(observed);
    this.events = events;
    this.begin = begin;
    this.begunNanos = events.time.nanoTime();
    this.recorded = FlightRecorder.callBegins();
  }

  /** It has been answered, or nobody waits for it any more. */
  public void ended(CallOutcome outcome, int refusedKeys, @Nullable Throwable failure) {
    RemoteCall call =
        new ToldCall(
            begin.storage(),
            begin.spec(),
            begin.operation(),
            begin.keys(),
            refusedKeys,
            outcome,
            events.time.nanoTime() - begunNanos,
            failure);
    if (recorded != null) {
      recorded.ended(call);
    }
    end(call);
    events.tell(call);
  }
}
