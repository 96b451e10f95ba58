package io.cacheme.compare;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is cached: answers after 100 ms, and needs no thread meanwhile but that of a caller who
 * wants to block.
 */
public final class Source implements AutoCloseable {

  private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** An answer that is due. */
  private record Due(long nanoTime, Runnable answer) {}

  private final int valueBytes;
  private final LongAdder loads = new LongAdder();
  private final LongAdder calls = new LongAdder();

  /** All take equally long: who came first is due first. */
  private final BlockingQueue<Due> waiting = new LinkedBlockingQueue<>();

  private final Thread timer = new Thread(this::answer, "source");

  Source(int valueBytes) {
    this.valueBytes = valueBytes;
    timer.setDaemon(true);
    timer.start();
  }

  /** Answers the item {@code id} in 100 ms, on the source's only thread. */
  public CompletableFuture<Item> find(long id) {
    CompletableFuture<Item> answer = new CompletableFuture<>();
    count(1);
    waiting.add(new Due(System.nanoTime() + NANOS, () -> answer.complete(item(id))));
    return answer;
  }

  /** Answers all of {@code ids} together in 100 ms, on the source's only thread. */
  public CompletableFuture<Map<Long, Item>> findAll(Collection<Long> ids) {
    CompletableFuture<Map<Long, Item>> answer = new CompletableFuture<>();
    count(ids.size());
    waiting.add(new Due(System.nanoTime() + NANOS, () -> answer.complete(items(ids))));
    return answer;
  }

  /** Answers the item {@code id} after a sleep of 100 ms. */
  public Item read(long id) {
    count(1);
    sleep();
    return item(id);
  }

  /** Answers all of {@code ids} after a sleep of 100 ms. */
  public Map<Long, Item> readAll(Collection<Long> ids) {
    count(ids.size());
    sleep();
    return items(ids);
  }

  /** How many items were asked for. */
  long loads() {
    return loads.sum();
  }

  /** How often it was called, be it for one item or several. */
  long calls() {
    return calls.sum();
  }

  @Override
  public void close() {
    timer.interrupt();
  }

  private void count(int items) {
    loads.add(items);
    calls.increment();
  }

  private Item item(long id) {
    return Item.of(id, valueBytes);
  }

  private Map<Long, Item> items(Collection<Long> ids) {
    Map<Long, Item> items = new HashMap<>();
    ids.forEach(id -> items.put(id, item(id)));
    return items;
  }

  private static void sleep() {
    try {
      TimeUnit.NANOSECONDS.sleep(NANOS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the source was read", e);
    }
  }

  private void answer() {
    try {
      while (true) {
        Due due = waiting.take();
        TimeUnit.NANOSECONDS.sleep(due.nanoTime() - System.nanoTime());
        due.answer().run();
      }
    } catch (InterruptedException e) {
      // closed
    }
  }
}
