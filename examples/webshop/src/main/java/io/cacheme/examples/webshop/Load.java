package io.cacheme.examples.webshop;

import io.cacheme.examples.webshop.Shelves.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.springframework.web.client.RestClientException;

/**
 * Customers who look at shelves, and one clerk who changes prices, by HTTP. Each pauses after every
 * request: at most 200 pages and two changes a second. Of several processes they ask any, and the
 * next one if it was killed, as behind a balancer.
 */
final class Load {

  private static final List<String> CATEGORIES = List.of("tea", "coffee", "honey", "chocolate");
  private static final int CUSTOMERS = 4;
  private static final long CUSTOMER_PAUSE = 20_000_000;
  private static final long CLERK_PAUSE = 500_000_000;

  private final List<Instance> instances;
  private final Ledger ledger;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong moved = new AtomicLong();
  private volatile String failure = "";
  private volatile boolean open = true;

  Load(List<Instance> instances, Ledger ledger) {
    this.instances = new CopyOnWriteArrayList<>(instances);
    this.ledger = ledger;
    for (Instance instance : instances) {
      CATEGORIES.forEach(instance::shelf); // the first pages take longer than all others
      instance.nanos();
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      start("customer-" + i, this::look, CUSTOMER_PAUSE);
    }
    start("clerk", this::change, CLERK_PAUSE);
  }

  private void start(String name, Runnable work, long pauseNanos) {
    Thread thread = new Thread(() -> repeat(work, pauseNanos), name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void repeat(Runnable work, long pauseNanos) {
    while (open) {
      try {
        work.run();
      } catch (RestClientException e) {
        failed.incrementAndGet();
        failure = e.toString();
      }
      LockSupport.parkNanos(pauseNanos);
    }
  }

  private List<Offer> look() {
    String category = any(CATEGORIES);
    return ask(
        instance -> {
          Instant asked = Instant.now();
          List<Offer> offers = instance.shelf(category);
          offers.forEach(offer -> ledger.shown(offer, asked));
          return offers;
        });
  }

  private void change() {
    Offer offer = any(look());
    long cents = ThreadLocalRandom.current().nextLong(300, 2_000);
    ask(
        instance -> {
          instance.change(offer.id(), cents);
          return offer;
        });
  }

  /** The same is asked of another, if this one was killed: nobody asks this one any more. */
  private <T> T ask(Function<Instance, T> request) {
    requests.incrementAndGet();
    while (true) {
      Instance instance = any(instances);
      try {
        return request.apply(instance);
      } catch (RestClientException e) {
        if (!instance.isEnding()) {
          throw e;
        }
        instances.remove(instance);
        moved.incrementAndGet();
      }
    }
  }

  private static <T> T any(List<T> of) {
    return of.get(ThreadLocalRandom.current().nextInt(of.size()));
  }

  /** All pages and changes. */
  long requests() {
    return requests.get();
  }

  /** Those that were answered by no page, or not with success. */
  long failed() {
    return failed.get();
  }

  /** Those that were asked again, of another process than the one that was killed. */
  long moved() {
    return moved.get();
  }

  /** Why the last of them failed. */
  String failure() {
    return failure;
  }

  /** Nobody asks any more, from the next request on. */
  void stop() {
    open = false;
  }

  /** The same, and returns when all requests have been answered. */
  void end() throws InterruptedException {
    stop();
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
