package io.cacheme.examples.trace;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A source that answers after 100 ms and needs no thread meanwhile. */
final class ItemSource implements AutoCloseable {

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "source");
            thread.setDaemon(true);
            return thread;
          });

  CompletionStage<ItemView> find(long id) {
    CompletableFuture<ItemView> answer = new CompletableFuture<>();
    Future<?> unused =
        timer.schedule(() -> answer.complete(ItemView.of(id)), 100, TimeUnit.MILLISECONDS);
    return answer;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
