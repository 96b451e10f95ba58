package io.cacheme.examples.webshop;

import static java.util.Objects.requireNonNull;

import io.cacheme.examples.webshop.Shelves.Offer;
import io.cacheme.examples.webshop.Shelves.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** One process of the shop, as its customers know it. */
final class Instance {

  private static final ParameterizedTypeReference<List<Offer>> OFFERS =
      new ParameterizedTypeReference<>() {};

  private final String name;
  private final RestClient shop;
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
  private volatile boolean ending;

  Instance(String name, String address) {
    this.name = name;
    this.shop = RestClient.create(address);
  }

  String name() {
    return name;
  }

  /** A page; it is noted how long it took. */
  List<Offer> shelf(String category) {
    long asked = System.nanoTime();
    List<Offer> offers = shop.get().uri("/shelves/{category}", category).retrieve().body(OFFERS);
    if (offers == null || offers.isEmpty()) {
      throw new RestClientException("the shelf of " + category + " is empty");
    }
    nanos.add(System.nanoTime() - asked);
    return offers;
  }

  void change(long id, long cents) {
    shop.put().uri("/prices/{id}", id).body(new Wish(cents)).retrieve().toBodilessEntity();
  }

  Report report() {
    return requireNonNull(shop.get().uri("/actuator/cacheme").retrieve().body(Report.class));
  }

  /** How long each page took since this was asked for the last time, the shortest first. */
  List<Long> nanos() {
    List<Long> taken = new ArrayList<>();
    for (Long one = nanos.poll(); one != null; one = nanos.poll()) {
      taken.add(one);
    }
    taken.sort(null);
    return taken;
  }

  /** Somebody is about to kill it. */
  void ends() {
    ending = true;
  }

  boolean isEnding() {
    return ending;
  }
}
