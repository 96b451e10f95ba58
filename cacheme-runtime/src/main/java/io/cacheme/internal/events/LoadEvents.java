package io.cacheme.internal.events;

import io.cacheme.CachemeListener.Load;
import io.cacheme.CachemeListener.LoadKind;
import io.cacheme.CachemeListener.LoadOutcome;
import io.cacheme.CachemeObserver.Observed;
import io.cacheme.NodeSpec;
import io.cacheme.spi.ContextPropagation;
import org.jspecify.annotations.Nullable;

/** One load that somebody is told of. None of its methods throws. */
public final class LoadEvents extends Around<Load> {

  private static final long NEVER = -1;

  /** The load itself. */
  public interface Subject {

    /** Its node. */
    NodeSpec<?, ?> spec();

    /** What it is for. */
    LoadKind kind();

    /** Whether it calls a bulk loader. */
    boolean isBulk();

    /** How many keys it loads. */
    int keys();

    /** What its caller's thread carries, or null if it is the current one. */
    ContextPropagation.@Nullable Snapshot carried();
  }

  private final Events events;
  private final Subject subject;
  private final long begunNanos;
  private final @Nullable Recorded<Load> recorded;
  private volatile long waitedNanos = NEVER;

  LoadEvents(Events events, Subject subject, @Nullable Observed<Load> observed) {
    super(observed);
    this.events = events;
    this.subject = subject;
    this.begunNanos = events.time.nanoTime();
    this.recorded = FlightRecorder.loadBegins();
  }

  @Override
  public void enters() {
    waitedNanos = events.time.nanoTime() - begunNanos;
    super.enters();
  }

  /** It has ended, or nobody waits for it any more. */
  public void ended(LoadOutcome outcome, @Nullable Throwable failure) {
    long took = events.time.nanoTime() - begunNanos;
    long waited = waitedNanos;
    Load load =
        new ToldLoad(
            subject.spec(),
            subject.kind(),
            subject.isBulk(),
            subject.keys(),
            outcome,
            took,
            waited == NEVER ? took : waited,
            failure);
    if (recorded != null) {
      recorded.ended(load);
    }
    end(load);
    events.tell(load);
  }
}
