package io.cacheme.internal.load;

import io.cacheme.CacheClosedException;
import io.cacheme.CachemeException;
import io.cacheme.CachemeListener.LoadOutcome;
import io.cacheme.LoadRejectedException;
import io.cacheme.LoadSpec;
import io.cacheme.LoadTimeoutException;
import io.cacheme.NodeSpec;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.events.LoadEvents;
import io.cacheme.internal.node.LoadTurns;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.internal.time.Nesting;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.Stages;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of a loader: on which thread it runs, and that it ends. Whatever the loader does, {@link
 * #ended} is called exactly once: it throws, at once or later, answers null instead of a stage, or
 * never completes.
 */
public abstract class LoadCall<T> extends Deadlines.Timed
    implements Runnable, BiConsumer<@Nullable T, @Nullable Throwable>, LoadEvents.Subject {

  private static final ThreadLocal<Boolean> ON_LOAD_THREAD = new ThreadLocal<>();

  /** Whether the thread is inside a loader that has a turn: what that asks for waits for none. */
  private static final ThreadLocal<Boolean> HAS_TURN = new ThreadLocal<>();

  private final NodeContext<?, ?> context;
  private final Surroundings surroundings;
  private final boolean blocking;
  private final ContextPropagation.@Nullable Snapshot caller;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private volatile @Nullable Thread thread;
  private boolean ofMany;
  private long begunNanos;
  private volatile long begunMillis;

  /** Tells of it; null where nobody wants to know. */
  private @Nullable LoadEvents events;

  // what the loader itself gave, whatever became of the flight; for a caller that ran it
  private volatile boolean done;
  private @Nullable T result;
  private @Nullable Throwable failure;

  /**
   * A call to be started.
   *
   * @param blocking whether the loader may block its thread
   * @param caller what the caller's thread carried, or null if nothing is carried on
   */
  protected LoadCall(
      NodeContext<?, ?> context, boolean blocking, ContextPropagation.@Nullable Snapshot caller) {
    this.context = context;
    this.surroundings = context.surroundings;
    this.blocking = blocking;
    this.caller = caller;
  }

  /** Calls the loader. */
  protected abstract @Nullable CompletionStage<? extends @Nullable T> call() throws Exception;

  /** The load has ended. Does not throw. */
  protected abstract void ended(@Nullable T value, @Nullable Throwable failure);

  /**
   * The caller whose thread ran the load was interrupted, and it failed; called once instead.
   *
   * @param by that caller, who may be another than the one it was begun for; null for the one that
   *     it was begun for if that does not block, but asked on a load thread
   */
  protected abstract void interrupted(Throwable failure, @Nullable BlockingCaller by);

  /** What is told of what the loader gave. */
  protected LoadOutcome outcome(@Nullable T given) {
    return given == null ? LoadOutcome.ABSENT : LoadOutcome.VALUE;
  }

  /** What is told of what a bulk loader gave. */
  protected static LoadOutcome outcomeOfMany(@Nullable Map<?, ?> given) {
    if (given == null) {
      return LoadOutcome.FAILURE;
    }
    return given.isEmpty() ? LoadOutcome.ABSENT : LoadOutcome.VALUE;
  }

  @Override
  public final NodeSpec<?, ?> spec() {
    return context.spec;
  }

  @Override
  public boolean isBulk() {
    return false;
  }

  @Override
  public int keys() {
    return 1;
  }

  @Override
  public final ContextPropagation.@Nullable Snapshot carried() {
    return caller;
  }

  /** Whether the loader was called, or was about to be. */
  public final boolean hasBegun() {
    return claimed.get();
  }

  /** When the load began, in milliseconds since the epoch. */
  public final long begunMillis() {
    return begunMillis;
  }

  /** Whether the current thread is just now inside the loader. */
  public final boolean isOnThisThread() {
    return thread == Thread.currentThread();
  }

  /** Whether the current thread is one of few for loads: to wait for another could be for ever. */
  public static boolean mustNotWait(Surroundings surroundings) {
    return surroundings.loadThreads.isBounded() && ON_LOAD_THREAD.get() != null;
  }

  /**
   * Its time begins. Who waits for it may {@linkplain #offerTo be offered} it from now on, even on
   * the thread that is about to run it, but not before: who took it then would find it over.
   */
  public final void begin() {
    begunNanos = surroundings.time.nanoTime();
    begunMillis = surroundings.time.epochMillis();
    events = surroundings.events.loadBegins(this);
    context.counters.loadBegins();
    surroundings.await(context.loadDeadlines, this);
  }

  /** It is one of those that one call asks for; to be said before it runs. */
  public final void isOneOfMany() {
    ofMany = true;
  }

  /**
   * Runs, once it has begun and unless somebody else runs it: by a caller who blocks and opened the
   * flight, else on a thread that fits.
   *
   * @param opener the caller who blocks, if there is one
   * @param helper another one, who joined and must not wait for a thread
   * @param here whether the current thread is the caller's own
   */
  public final void dispatch(
      @Nullable BlockingCaller opener, @Nullable BlockingCaller helper, boolean here) {
    LoadTurns turns = context.turns;
    if (turns == null || HAS_TURN.get() != null) {
      dispatchNow(opener, helper, here);
      return;
    }
    switch (turns.take(this, () -> dispatchLater(opener, helper))) {
      case NOW -> dispatchNow(opener, helper, here);
      case LATER -> {}
      case NEVER ->
          accept(
              null,
              new LoadRejectedException(
                  "the load of "
                      + name()
                      + " was rejected: "
                      + context.spec.loads().maxConcurrent()
                      + " run, as many as its maxConcurrentLoads, and "
                      + LoadSpec.MOST_WAITING
                      + " wait; make loads faster, or allow more",
                  null));
    }
  }

  /**
   * Its turn has come, on the thread of another load's end, which must not learn of what is thrown.
   */
  private void dispatchLater(@Nullable BlockingCaller opener, @Nullable BlockingCaller helper) {
    try {
      dispatchNow(opener, helper, false);
    } catch (Throwable e) { // no call: there may be no stack left for one
      failure = e;
      done = true;
      surroundings.overflowed = true;
    }
  }

  private void dispatchNow(
      @Nullable BlockingCaller opener, @Nullable BlockingCaller helper, boolean here) {
    boolean offers = blocking || !here;
    if (!(offers && opener != null && opener.offer(this))
        && !(offers && helper != null && helper.offer(this))) {
      startElsewhere(here);
    }
  }

  /** Offers it to another caller, who must not wait for a thread; if it has not begun. */
  public final void offerTo(BlockingCaller other) {
    if (blocking && !claimed.get()) {
      other.offer(this);
    }
  }

  /** A caller that was to run it waits no longer. */
  final void handOver() {
    startElsewhere(false);
  }

  private void startElsewhere(boolean here) {
    if (!blocking) {
      startAsync(here);
    } else if (here && mustNotWait(surroundings)) {
      runFor(null);
    } else {
      startBlocking();
    }
  }

  private void startAsync(boolean here) {
    if (!here) {
      surroundings.callbacks.run(outOfTransaction(wrapped(this)));
    } else if (Nesting.current().hasRoom()) {
      run();
    } else {
      surroundings.callbacks.runHere(wrapped(this)); // which finds it another thread
    }
  }

  private void startBlocking() {
    Runnable task;
    try {
      task = wrapped(this::runOnLoadThread);
    } catch (Throwable e) { // a context of the user's own
      accept(null, e);
      return;
    }
    try {
      surroundings.loadThreads.execute(outOfTransaction(task), ofMany);
    } catch (Throwable e) { // full, shut down, or out of threads
      accept(null, rejected(e));
    }
  }

  /**
   * {@code task}, which others join, and whose value is kept: whoever is to run it may do so on the
   * spot, as an executor that is full does, and would see what this thread's transaction has not
   * committed.
   */
  private Runnable outOfTransaction(Runnable task) {
    return surroundings.isInTransaction() ? () -> runOutOfTransaction(task) : task;
  }

  private void runOutOfTransaction(Runnable task) {
    if (surroundings.isInTransaction()) {
      surroundings.callbacks.runElsewhere(task);
    } else {
      task.run();
    }
  }

  private Runnable wrapped(Runnable task) {
    return caller == null ? task : caller.wrap(task);
  }

  private CachemeException rejected(Throwable by) {
    if (surroundings.isAbandoned()) {
      return new CacheClosedException("the cache was closed before " + name() + " was loaded");
    }
    return new LoadRejectedException(
        "the load of "
            + name()
            + " was rejected: all load threads are busy and their queue is full; answer a stage "
            + "instead of blocking, or give the Cacheme builder a larger loadExecutor",
        by);
  }

  private void runOnLoadThread() {
    if (surroundings.storageThreads.contains(Thread.currentThread())
        && !surroundings.callbacks.isDirect()) {
      surroundings.callbacks.run(this); // an executor that runs on the spot
      return;
    }
    Boolean before = ON_LOAD_THREAD.get();
    ON_LOAD_THREAD.set(true);
    try {
      run();
    } finally {
      if (before == null) {
        ON_LOAD_THREAD.remove();
      }
    }
  }

  /** Runs the loader on this thread, unless it has begun or timed out. */
  @Override
  public final void run() {
    if (claims()) {
      callHere(null, false);
    }
  }

  /** Whether nobody else runs it, and it has not timed out. */
  private boolean claims() {
    return claimed.compareAndSet(false, true) && isWaiting();
  }

  /**
   * Runs the loader on this thread, which is that of a caller; false if it had begun or timed out.
   *
   * @param by the caller, if it waits
   */
  final boolean runFor(@Nullable BlockingCaller by) {
    if (!claims()) {
      return false;
    }
    callHere(by, true);
    return true;
  }

  private void callHere(@Nullable BlockingCaller by, boolean ofCaller) {
    Nesting nesting = Nesting.current();
    thread = Thread.currentThread();
    begunMillis = surroundings.time.epochMillis();
    CompletionStage<? extends @Nullable T> stage;
    boolean marks = context.turns != null && HAS_TURN.get() == null;
    nesting.enter();
    try {
      if (marks) {
        HAS_TURN.set(true);
      }
      stage = events == null ? call() : calledInside(events);
    } catch (Throwable e) { // whatever it is, the callers learn of it
      thread = null;
      threw(e, by, ofCaller);
      return;
    } finally {
      thread = null;
      nesting.leave();
      if (marks) {
        HAS_TURN.remove();
      }
    }
    if (stage == null) {
      accept(
          null,
          new CachemeException("the loader of " + name() + " answered null instead of a stage"));
      return;
    }
    try {
      stage.whenComplete(this);
    } catch (Throwable e) { // a stage of the user's own
      accept(null, e);
    }
  }

  private @Nullable CompletionStage<? extends @Nullable T> calledInside(LoadEvents told)
      throws Exception {
    told.enters();
    try {
      return call();
    } finally {
      told.leaves();
    }
  }

  private void threw(Throwable e, @Nullable BlockingCaller by, boolean ofCaller) {
    if (ofCaller && e instanceof InterruptedException) {
      Thread.currentThread().interrupt(); // for the caller, who is to know of it
    }
    if (ofCaller && Thread.currentThread().isInterrupted()) {
      failure = e;
      done = true;
      if (context.loadDeadlines.remove(this)) {
        took();
        tell(LoadOutcome.FAILURE, e);
        interrupted(e, by);
      }
    } else {
      accept(null, e);
    }
  }

  @Override
  public final void accept(@Nullable T value, @Nullable Throwable thrown) {
    result = value; // no call before this is done: there may be no stack left for one
    failure = thrown;
    done = true;
    try {
      Nesting.requireStack();
      finish();
    } catch (StackOverflowError e) {
      surroundings.overflowed = true;
      throw e; // further up there is more stack, and somebody who waits for this
    }
  }

  /** Ends it with what the loader gave, if it has not ended; also called by the sweeper. */
  @Override
  protected final void resume() {
    if (done) {
      finish();
    }
  }

  private void finish() {
    if (context.loadDeadlines.remove(this)) { // else it timed out before
      took();
      tellEnd();
      try {
        ended(failure == null ? result : null, failure());
      } catch (Throwable e) { // what the loader gave is not what it says it gives
        ended(null, e);
      }
    }
  }

  @Override
  protected final void expired() {
    took();
    boolean closed = surroundings.isAbandoned();
    CachemeException late =
        closed
            ? new CacheClosedException("the cache was closed while " + name() + " was being loaded")
            : new LoadTimeoutException(
                "the load of "
                    + name()
                    + " did not end within "
                    + context.loadTimeout
                    + "; its late result is dropped. Make it faster, or set a longer loadTimeout; or, "
                    + "if it waits for a load that waits for this one, perhaps through others, let "
                    + "loads not ask for each other in a circle");
    tell(closed ? LoadOutcome.FAILURE : LoadOutcome.TIMED_OUT, late);
    ended(null, late);
  }

  /** Those who are told learn of it before those who wait for it. */
  private void tellEnd() {
    if (events == null) {
      return;
    }
    Throwable cause = failure();
    if (cause == null) {
      tell(outcomeOf(result), null);
    } else {
      boolean rejected = cause instanceof LoadRejectedException && !hasBegun();
      tell(rejected ? LoadOutcome.REJECTED : LoadOutcome.FAILURE, cause);
    }
  }

  private LoadOutcome outcomeOf(@Nullable T given) {
    try {
      return outcome(given);
    } catch (Throwable e) { // a map of the user's own
      return LoadOutcome.FAILURE;
    }
  }

  private void tell(LoadOutcome outcome, @Nullable Throwable thrown) {
    if (events != null) {
      events.ended(outcome, thrown);
    }
  }

  private void took() {
    context.counters.loadTook(surroundings.time.nanoTime() - begunNanos);
    LoadTurns turns = context.turns;
    if (turns != null) {
      turns.over(this);
    }
  }

  /** Whether the loader itself has ended, in time or not. */
  public final boolean isDone() {
    return done;
  }

  /** What the loader gave; once it is done. */
  public final @Nullable T result() {
    return result;
  }

  /** Why it failed, or null; once it is done. */
  public final @Nullable Throwable failure() {
    return failure == null ? null : Stages.cause(failure);
  }

  private String name() {
    return context.spec.name();
  }
}
