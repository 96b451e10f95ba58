package io.cacheme.benchmarks.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is done between rounds, and waited for. */
final class Blocking {

  private static final int AT_ONCE = 500;
  private static final long PATIENCE_SECONDS = 30;

  private Blocking() {}

  /** Puts a value under every key. */
  static void fill(Contender contender, Entries entries) throws InterruptedException {
    List<Expected> puts = new ArrayList<>();
    for (int i = 0; i < Entries.COUNT; i++) {
      int number = i;
      puts.add(
          new Expected(
              entries, 0, put -> contender.put(entries.key(number), entries.value(number), put)));
      if (puts.size() == AT_ONCE) {
        await(puts);
        puts.clear();
      }
    }
    await(puts);
  }

  /**
   * Reads keys by their numbers.
   *
   * @throws IllegalStateException if one has not the value that this generation put
   */
  static void requireRecent(Contender contender, Entries entries, List<Integer> numbers)
      throws InterruptedException {
    await(
        numbers.stream()
            .map(number -> new Expected(entries, 1, get -> contender.get(entries.key(number), get)))
            .toList());
  }

  private static void await(List<Expected> calls) throws InterruptedException {
    calls.forEach(Expected::begin);
    for (Expected call : calls) {
      call.await();
    }
  }

  /** One call that must find so many values of this generation. */
  private static final class Expected implements Answer {

    private final Entries entries;
    private final int values;
    private final Consumer<Answer> call;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private int recent;

    Expected(Entries entries, int values, Consumer<Answer> call) {
      this.entries = entries;
      this.values = values;
      this.call = call;
    }

    void begin() {
      call.accept(this);
    }

    void await() throws InterruptedException {
      try {
        ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new IllegalStateException("a call between rounds failed: " + e, e);
      }
    }

    @Override
    public void value(String key, byte[] bytes, long leftMillis) {
      if (entries.isValue(key, bytes, leftMillis) && entries.isRecent(bytes)) {
        recent++;
      }
    }

    @Override
    public void done(@Nullable Throwable failure) {
      if (failure != null) {
        ended.completeExceptionally(failure);
      } else if (recent == values) {
        ended.complete(null);
      } else {
        ended.completeExceptionally(
            new IllegalStateException("it found something else than was put"));
      }
    }
  }
}
