package io.cacheme.internal.tier;

import io.cacheme.Cacheme;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.spi.Stages;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of a remote storage. However the storage behaves, {@link #done} is called exactly once:
 * with its answer, with its failure, or with a {@link TierTimeout}.
 */
public abstract class TierCall<T> extends Deadlines.Timed
    implements BiConsumer<@Nullable T, @Nullable Throwable> {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());

  private @Nullable RemoteGate gate;
  private @Nullable Deadlines deadlines;

  public void begin(RemoteGate gate, Deadlines deadlines) {
    this.gate = gate;
    this.deadlines = deadlines;
  }

  /** The call has ended. Runs on the storage's thread, or on the sweeping one. */
  public abstract void done(@Nullable T value, @Nullable Throwable failure);

  @Override
  public final void accept(@Nullable T value, @Nullable Throwable failure) {
    RemoteGate through = gate;
    Deadlines waits = deadlines;
    if (through == null || waits == null || !waits.remove(this)) {
      return; // too late, and done() was called
    }
    Throwable cause = failure == null ? null : Stages.cause(failure);
    through.ended(cause);
    finish(value, cause);
  }

  @Override
  protected final void expired() {
    RemoteGate through = gate;
    if (through != null) {
      finish(null, through.timedOut());
    }
  }

  private void finish(@Nullable T value, @Nullable Throwable failure) {
    try {
      done(value, failure);
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "the cache failed to handle a storage's answer", e);
    }
  }
}
