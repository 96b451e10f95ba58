package io.cacheme.examples.webshop;

import io.cacheme.examples.webshop.Shelves.Offer;
import io.cacheme.examples.webshop.Shelves.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Customers who look at shelves, and one clerk who changes prices, by HTTP. Each pauses after every
 * request: at most 200 pages and two changes a second.
 */
final class Load {

  private static final List<String> CATEGORIES = List.of("tea", "coffee", "honey", "chocolate");
  private static final ParameterizedTypeReference<List<Offer>> OFFERS =
      new ParameterizedTypeReference<>() {};
  private static final int CUSTOMERS = 4;
  private static final long CUSTOMER_PAUSE = 20_000_000;
  private static final long CLERK_PAUSE = 500_000_000;

  /** What was asked since the figures were asked for the last time. */
  record Figures(int requests, double p99Millis) {}

  private final RestClient shop;
  private final Ledger ledger;
  private final List<Thread> threads = new ArrayList<>();
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile String failure = "";
  private volatile boolean open = true;

  Load(String address, Ledger ledger) {
    this.shop = RestClient.create(address);
    this.ledger = ledger;
    CATEGORIES.forEach(this::shelf); // the first pages take longer than all others
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
      requests.incrementAndGet();
      try {
        work.run();
      } catch (RestClientException e) {
        failed.incrementAndGet();
        failure = e.toString();
      }
      LockSupport.parkNanos(pauseNanos);
    }
  }

  private void look() {
    long asked = System.nanoTime();
    shelf().forEach(offer -> ledger.judge(offer, asked));
    nanos.add(System.nanoTime() - asked);
  }

  private void change() {
    List<Offer> offers = shelf();
    Offer offer = offers.get(ThreadLocalRandom.current().nextInt(offers.size()));
    shop.put()
        .uri("/prices/{id}", offer.id())
        .body(new Wish(ThreadLocalRandom.current().nextLong(300, 2_000)))
        .retrieve()
        .toBodilessEntity();
  }

  private List<Offer> shelf() {
    return shelf(CATEGORIES.get(ThreadLocalRandom.current().nextInt(CATEGORIES.size())));
  }

  private List<Offer> shelf(String category) {
    List<Offer> offers = shop.get().uri("/shelves/{category}", category).retrieve().body(OFFERS);
    if (offers == null || offers.isEmpty()) {
      throw new RestClientException("the shelf of " + category + " is empty");
    }
    return offers;
  }

  /** Pages since the last call; a page that failed is none. */
  Figures figures() {
    List<Long> taken = new ArrayList<>();
    for (Long one = nanos.poll(); one != null; one = nanos.poll()) {
      taken.add(one);
    }
    taken.sort(null);
    double p99 = taken.isEmpty() ? 0 : taken.get(taken.size() * 99 / 100) / 1e6;
    return new Figures(taken.size(), p99);
  }

  /** All pages and changes. */
  long requests() {
    return requests.get();
  }

  /** Those that were answered by no page, or not with success. */
  long failed() {
    return failed.get();
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
