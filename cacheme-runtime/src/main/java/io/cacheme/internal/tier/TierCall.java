package io.cacheme.internal.tier;

import io.cacheme.Cacheme;
import io.cacheme.CachemeListener.CallOutcome;
import io.cacheme.NodeSpec;
import io.cacheme.internal.env.Speakable;
import io.cacheme.internal.events.CallEvents;
import io.cacheme.internal.events.Events;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.internal.time.Nesting;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.Stages;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of a remote storage. However the storage behaves, {@link #done} is called exactly once:
 * with its answer, with its failure, or with a {@link TierTimeout}.
 */
public abstract class TierCall<T> extends Deadlines.Timed
    implements BiConsumer<@Nullable T, @Nullable Throwable>, Turn {

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

  /** Tells of it; null where nobody wants to know. */
  private @Nullable CallEvents events;

  /** What it is to do, once; {@code firstKey} of {@code keys} is what the log shows of it. */
  void begin(RemoteGate gate, Deadlines deadlines, Op op, String firstKey, int keys) {
    this.gate = gate;
    this.deadlines = deadlines;
    this.op = op;
    this.firstKey = firstKey;
    this.keys = keys;
    this.asker = Thread.currentThread();
  }

  /** It begins; before anybody can end it, or its end would not be told. */
  final void tells(Events all, String storage) {
    if (all.watchesCalls()) {
      events = all.callBegins(storage, spec(), op.operation(), keys, carried());
    }
  }

  /** It is about to be made, by this thread. */
  final void entersDriver() {
    if (events != null) {
      events.enters();
    }
  }

  /** It has been made. */
  final void leavesDriver() {
    if (events != null) {
      events.leaves();
    }
  }

  @Override
  public final void waitsAnew() {
    RemoteGate through = gate;
    Deadlines waits = deadlines;
    if (through != null && waits != null) {
      waits.renew(this, through.now());
    }
  }

  /**
   * Its answer should be there: whether it is to be waited for once more, since a long one is
   * arriving. On the sweeping thread.
   *
   * @param arrivedBytes as {@link RemoteGate#arrivedBytes}
   */
  protected boolean waitsOn(long arrivedBytes) {
    return false;
  }

  /** The node that it is for; null if it is for what the cache keeps for itself. */
  protected @Nullable NodeSpec<?, ?> spec() {
    return null;
  }

  /** What its caller's thread carries, or null if it is the current one. */
  protected ContextPropagation.@Nullable Snapshot carried() {
    return null;
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
    Throwable cause = failure == null ? null : Speakable.of(Stages.cause(failure));
    through.ended(this, cause);
    if (events != null) {
      CallOutcome outcome = cause == null ? CallOutcome.SUCCESS : CallOutcome.FAILURE;
      events.ended(outcome, refused(value), cause);
    }
    finish(value, cause);
  }

  /** How many of its keys were not written, for they had changed. */
  private int refused(@Nullable T value) {
    if (op != Op.PUT || value == null) {
      return 0;
    }
    return value instanceof Collection<?> some ? some.size() : Boolean.FALSE.equals(value) ? 1 : 0;
  }

  @Override
  protected final void expired() {
    RemoteGate through = gate;
    if (through != null) {
      TierTimeout timeout = through.timedOut(this);
      if (events != null) {
        events.ended(CallOutcome.TIMED_OUT, 0, timeout);
      }
      finish(null, timeout);
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
