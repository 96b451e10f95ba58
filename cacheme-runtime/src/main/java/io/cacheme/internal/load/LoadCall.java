package io.cacheme.internal.load;

import io.cacheme.CacheClosedException;
import io.cacheme.Cacheme;
import io.cacheme.CachemeException;
import io.cacheme.LoadRejectedException;
import io.cacheme.LoadTimeoutException;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.spi.Stages;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of a loader. Whatever the loader does, {@link #ended} is called exactly once: it throws,
 * at once or later, answers null instead of a stage, or never completes.
 */
public abstract class LoadCall<T> extends Deadlines.Timed
    implements Runnable, BiConsumer<@Nullable T, @Nullable Throwable> {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());

  private final NodeContext<?, ?> context;
  private final boolean blocking;
  private volatile @Nullable Thread thread;
  private long begunNanos;
  private volatile long begunMillis;

  public LoadCall(NodeContext<?, ?> context, boolean blocking) {
    this.context = context;
    this.blocking = blocking;
  }

  /** Calls the loader. */
  public abstract @Nullable CompletionStage<? extends @Nullable T> call() throws Exception;

  /** The load has ended. */
  public abstract void ended(@Nullable T value, @Nullable Throwable failure);

  /** When the load began, in milliseconds since the epoch. */
  public final long begunMillis() {
    return begunMillis;
  }

  /** Whether the current thread is just now inside the loader. */
  public final boolean isOnThisThread() {
    return thread == Thread.currentThread();
  }

  public final void start() {
    Surroundings surroundings = context.surroundings;
    begunNanos = surroundings.time.nanoTime();
    begunMillis = surroundings.time.epochMillis();
    surroundings.await(surroundings.loads, this);
    if (!blocking) {
      run();
      return;
    }
    try {
      surroundings.loadExecutor.execute(this);
    } catch (RuntimeException | Error e) { // full, shut down, or out of threads
      accept(null, rejected(e));
    }
  }

  private CachemeException rejected(Throwable by) {
    if (context.surroundings.isAbandoned()) {
      return new CacheClosedException("the cache was closed before " + name() + " was loaded");
    }
    return new LoadRejectedException(
        "the load of "
            + name()
            + " was rejected: all load threads are busy and their queue is full; answer a stage "
            + "instead of blocking, or give the Cacheme builder a larger loadExecutor",
        by);
  }

  /** Runs the loader on this thread. */
  @Override
  public final void run() {
    if (!isWaiting()) {
      return; // timed out in the executor's queue
    }
    CompletionStage<? extends @Nullable T> stage;
    thread = Thread.currentThread();
    begunMillis = context.surroundings.time.epochMillis();
    try {
      stage = call();
      if (stage != null) {
        thread = null;
        stage.whenComplete(this);
        return;
      }
    } catch (Throwable e) { // whatever it is, the callers learn of it
      thread = null;
      accept(null, e);
      return;
    }
    thread = null;
    accept(
        null,
        new CachemeException("the loader of " + name() + " answered null instead of a stage"));
  }

  @Override
  public final void accept(@Nullable T value, @Nullable Throwable failure) {
    if (!context.surroundings.loads.remove(this)) {
      return; // timed out before
    }
    finish(value, failure == null ? null : Stages.cause(failure));
  }

  @Override
  protected final void expired() {
    finish(
        null,
        context.surroundings.isAbandoned()
            ? new CacheClosedException("the cache was closed while " + name() + " was being loaded")
            : new LoadTimeoutException(
                "the load of "
                    + name()
                    + " did not end within "
                    + context.surroundings.settings.loadTimeout()
                    + "; its late result is dropped. Make it faster, or set a longer loadTimeout; or, "
                    + "if it waits for a load that waits for this one, perhaps through others, let "
                    + "loads not ask for each other in a circle"));
  }

  private void finish(@Nullable T value, @Nullable Throwable failure) {
    context.counters.loadTook(context.surroundings.time.nanoTime() - begunNanos);
    try {
      ended(value, failure);
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "the cache failed to handle a load of " + name(), e);
    }
  }

  private String name() {
    return context.spec.name();
  }
}
