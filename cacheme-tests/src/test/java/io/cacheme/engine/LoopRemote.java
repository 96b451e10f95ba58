package io.cacheme.engine;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A remote storage with one thread of its own, on which it answers all calls, as a driver does. It
 * has no lock that a caller without stack could leave locked.
 */
final class LoopRemote implements RemoteStorage {

  private static final String THREAD_NAME = "storage-loop";

  final InMemoryRemoteStorage stored = new InMemoryRemoteStorage(new ManualTimeSource());
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<Runnable> held = new ArrayList<>(); // guarded by this, as is holding
  private boolean holding;
  private final Thread thread = new Thread(this::run, THREAD_NAME);
  private volatile boolean closed;

  LoopRemote() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!closed || !tasks.isEmpty()) {
      Runnable task = tasks.poll();
      if (task != null) {
        runSafely(task);
      } else {
        LockSupport.parkNanos(this, 1_000_000); // who came without stack may not have woken it
      }
    }
  }

  /** As an executor's thread would go on after a task that throws. */
  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  private void execute(Runnable task) {
    if (closed) {
      throw new RejectedExecutionException(this + " is closed");
    }
    tasks.add(task);
    LockSupport.unpark(thread);
  }

  /** Whether the current thread is that of a storage like this. */
  static boolean isItsThread() {
    return Thread.currentThread().getName().equals(THREAD_NAME);
  }

  /** From now on nothing is answered. */
  synchronized void hold() {
    holding = true;
  }

  /** Answers what was held, and from now on at once. */
  synchronized void release() {
    holding = false;
    held.forEach(this::execute);
    held.clear();
  }

  /** How many calls are held. */
  synchronized int held() {
    return held.size();
  }

  /** Runs {@code task} on the storage's thread, in its turn. */
  <T> CompletableFuture<T> onLoop(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, this::execute);
  }

  private <T> CompletionStage<T> answer(Supplier<CompletionStage<T>> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Runnable task =
        () ->
            call.get()
                .whenComplete(
                    (value, failure) -> {
                      if (failure == null) {
                        answer.complete(value);
                      } else {
                        answer.completeExceptionally(failure);
                      }
                    });
    synchronized (this) {
      if (holding) {
        held.add(task);
        return answer;
      }
    }
    try {
      execute(task);
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  @Override
  public CompletionStage<Void> open(StorageContext context) {
    return answer(() -> stored.open(context));
  }

  @Override
  public CompletionStage<StoredValue> get(String key) {
    return answer(() -> stored.get(key));
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    List<String> asked = List.copyOf(keys);
    return answer(() -> stored.getAll(asked));
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
    return answer(() -> stored.put(key, value, ttlMillis));
  }

  @Override
  public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
    List<StoredEntry> all = List.copyOf(entries);
    return answer(() -> stored.putAll(all));
  }

  @Override
  public CompletionStage<Void> remove(String key) {
    return answer(() -> stored.remove(key));
  }

  @Override
  public CompletionStage<Void> close() {
    closed = true;
    LockSupport.unpark(thread);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public int maxValueBytes() {
    return stored.maxValueBytes();
  }

  @Override
  public boolean mustNotBlock(Thread asked) {
    return asked == thread;
  }

  @Override
  public String toString() {
    return "loop://test";
  }
}
