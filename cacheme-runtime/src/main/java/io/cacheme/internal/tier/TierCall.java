package io.cacheme.internal.tier;

import io.cacheme.Cacheme;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.internal.time.Nesting;
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
  private Op op = Op.READ;
  private String firstKey = "";
  private int keys;

  /** Who asks; a storage that answers on the spot does so on what is left of its stack. */
  private @Nullable Thread asker;

  private @Nullable T answer;
  private @Nullable Throwable failure;
  private volatile boolean answered;

  /** What it is to do, once; {@code firstKey} of {@code keys} is what the log shows of it. */
  void begin(RemoteGate gate, Deadlines deadlines, Op op, String firstKey, int keys) {
    this.gate = gate;
    this.deadlines = deadlines;
    this.op = op;
    this.firstKey = firstKey;
    this.keys = keys;
    this.asker = Thread.currentThread();
  }

  /** What it does. */
  final Op op() {
    return op;
  }

  /** What it is, for people: the rendered key tells the node. */
  final String described() {
    return op.word()
        + " of "
        + (keys == 1 ? firstKey : keys + " keys" + (keys == 0 ? "" : ", the first " + firstKey));
  }

  /** The call has ended. Runs on the storage's thread, or on the sweeping one. */
  public abstract void done(@Nullable T value, @Nullable Throwable failure);

  @Override
  public final void accept(@Nullable T value, @Nullable Throwable thrown) {
    if (asker == Thread.currentThread()) {
      answer = value; // no call before this is done: there may be no stack left for one
      failure = thrown;
      answered = true;
      try {
        Nesting.requireStackForAnswer();
      } catch (StackOverflowError e) {
        overflowed();
        throw e; // a storage may swallow it
      }
    }
    end(value, thrown);
  }

  private void overflowed() {
    RemoteGate through = gate;
    if (through != null) {
      through.overflowed = true;
    }
  }

  @Override
  protected final void resume() {
    if (answered) {
      end(answer, failure);
    }
  }

  private void end(@Nullable T value, @Nullable Throwable failure) {
    RemoteGate through = gate;
    Deadlines waits = deadlines;
    if (through == null || waits == null || !waits.remove(this)) {
      return; // too late, and done() was called
    }
    Throwable cause = failure == null ? null : Stages.cause(failure);
    through.ended(this, cause);
    finish(value, cause);
  }

  @Override
  protected final void expired() {
    RemoteGate through = gate;
    if (through != null) {
      finish(null, through.timedOut(this));
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
