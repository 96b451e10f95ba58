package io.cacheme.compare;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Workers without threads: each sends its next request where its last one was completed. */
final class AsyncWorkers<A> extends Load<A> {

  private final AsyncContender contender;
  private final int workers;

  AsyncWorkers(Requests<A> requests, AsyncContender contender, int workers) {
    super(requests, workers);
    this.contender = contender;
    this.workers = workers;
  }

  @Override
  void begin() {
    for (int i = 0; i < workers; i++) {
      new Worker().work();
    }
  }

  /** One of them; it has one request under way. */
  private final class Worker implements BiConsumer<@Nullable A, @Nullable Throwable> {

    private int request;

    /** An answer that is there at once needs no deeper stack. */
    void work() {
      for (int i = next.getAndIncrement(); i < requests.count(); i = next.getAndIncrement()) {
        request = i;
        CompletableFuture<A> answer = requests.ask(contender, i);
        if (!answer.isDone()) {
          var unused = answer.whenComplete(this);
          return;
        }
        check(i, answer.isCompletedExceptionally() ? null : answer.join());
      }
      ended();
    }

    @Override
    public void accept(@Nullable A answer, @Nullable Throwable failure) {
      check(request, answer);
      work();
    }
  }
}
