package io.cacheme.spi;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the writes of a key in the order of their calls, for storages whose connections would not:
 * a write begins when all earlier ones of its keys have ended, however they ended. Writes of other
 * keys do not wait. Thread-safe, never blocks; a write that waits begins on the thread that ended
 * the one before it.
 */
public final class WriteOrder {

  private static final ThreadLocal<@Nullable ArrayDeque<Write<?>>> ENDED = new ThreadLocal<>();

  private final ConcurrentHashMap<String, Write<?>> last = new ConcurrentHashMap<>();

  /** Nothing waits yet. */
  public WriteOrder() {}

  /**
   * Runs {@code write} after all earlier writes of {@code key}.
   *
   * @return a stage of its own, that ends as the one that {@code write} answers
   */
  public <T> CompletionStage<@Nullable T> write(
      String key, Supplier<? extends CompletionStage<? extends @Nullable T>> write) {
    Write<T> entered = new Write<>(List.of(key), write);
    entered.follow(key);
    return entered.begin();
  }

  /** {@link #write} for a write of many keys. */
  public <T> CompletionStage<@Nullable T> writeAll(
      Collection<String> keys, Supplier<? extends CompletionStage<? extends @Nullable T>> write) {
    Set<String> distinct = new HashSet<>(keys);
    Write<T> entered = new Write<>(distinct, write);
    synchronized (this) { // one at a time, or two of them could wait for each other
      distinct.forEach(entered::follow);
    }
    return entered.begin();
  }

  /** How many keys have a write under way. */
  int size() {
    return last.size();
  }

  private static void end(Write<?> write) {
    ArrayDeque<Write<?>> running = ENDED.get();
    if (running != null) { // by a write that this loop began: it must not go deeper
      running.add(write);
      return;
    }
    ArrayDeque<Write<?>> ended = new ArrayDeque<>();
    ENDED.set(ended);
    try {
      for (Write<?> next = write; next != null; next = ended.poll()) {
        next.leave();
      }
    } finally {
      ENDED.remove();
    }
  }

  /** A write; its monitor guards who waits for it. */
  private final class Write<T> extends CompletableFuture<@Nullable T> {

    private final Collection<String> keys;
    private final Supplier<? extends CompletionStage<? extends @Nullable T>> write;
    private final AtomicInteger awaited = new AtomicInteger(1); // the one is begin()
    private final ArrayDeque<Write<?>> followers = new ArrayDeque<>();
    private boolean ended;

    Write(
        Collection<String> keys, Supplier<? extends CompletionStage<? extends @Nullable T>> write) {
      this.keys = keys;
      this.write = write;
    }

    void follow(String key) {
      Write<?> before = last.put(key, this);
      if (before == null) {
        return;
      }
      awaited.incrementAndGet();
      if (!before.precede(this)) {
        awaited.decrementAndGet();
      }
    }

    Write<T> begin() {
      arrived();
      return this;
    }

    private synchronized boolean precede(Write<?> follower) {
      return !ended && followers.add(follower);
    }

    private void arrived() {
      if (awaited.decrementAndGet() == 0) {
        run();
      }
    }

    private void run() {
      try {
        write.get().whenComplete(this::finish);
      } catch (RuntimeException | Error e) {
        finish(null, e);
      }
    }

    private void finish(@Nullable T value, @Nullable Throwable failure) {
      end(this);
      if (failure == null) {
        complete(value);
      } else {
        completeExceptionally(failure);
      }
    }

    private void leave() {
      for (String key : keys) {
        last.remove(key, this);
      }
      synchronized (this) {
        ended = true;
      }
      for (Write<?> follower = followers.poll(); follower != null; follower = followers.poll()) {
        follower.arrived();
      }
    }
  }
}
