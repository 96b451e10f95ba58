package io.cacheme.storage.mongodb;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A future of what a publisher of the driver gives, which is asked for all of it at once: what
 * comes is bounded by the call. Completed on the storage's own threads, or on the one that
 * subscribed.
 */
abstract class PublisherCall<T, R> extends CompletableFuture<R> implements Subscriber<T> {

  private final MongoThreads threads;
  private final Executor io;
  private final Function<Throwable, RuntimeException> explain;
  private final Thread caller = Thread.currentThread();
  private final long begunNanos = System.nanoTime();
  private @Nullable Subscription subscription;

  PublisherCall(MongoThreads threads, Executor io, Function<Throwable, RuntimeException> explain) {
    this.threads = threads;
    this.io = io;
    this.explain = explain;
  }

  /** Takes an element. */
  abstract void accept(T element);

  /** What the elements amount to. */
  abstract @Nullable R result();

  /** How long it has been under way. */
  final long ageNanos(long now) {
    return now - begunNanos;
  }

  @Override
  public final void onSubscribe(Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public final void onNext(T element) {
    try {
      accept(element);
    } catch (RuntimeException e) {
      if (subscription != null) {
        subscription.cancel();
      }
      onError(e);
    }
  }

  @Override
  public final void onError(Throwable thrown) {
    RuntimeException failure = explain.apply(thrown);
    end(() -> completeExceptionally(failure));
  }

  @Override
  public final void onComplete() {
    end(() -> complete(result()));
  }

  /** The driver's own threads open connections and watch servers: no caller may hold them up. */
  private void end(Runnable completion) {
    Thread current = Thread.currentThread();
    if (current == caller || threads.isOwn(current)) {
      completion.run();
      return;
    }
    try {
      io.execute(completion);
    } catch (RejectedExecutionException e) { // the driver is closed, and nothing is left to hold up
      completion.run();
    }
  }
}
