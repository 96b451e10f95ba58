package com.example.shop;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An application that tells prices. */
@SpringBootApplication
public class Shop {

  /** Tells them by HTTP. */
  @RestController
  static class Counter {

    private final PriceCache prices;

    Counter(PriceCache prices) {
      this.prices = prices;
    }

    /** As text, whose length is told: of chunks Tomcat may cut the last where it is shut down. */
    @GetMapping("/prices/{sku}")
    String price(@PathVariable("sku") String sku) {
      return Long.toString(prices.sync().get(sku));
    }
  }

  /** A source that counts, and answers when it may. */
  public static class Ledger implements Prices {

    public final AtomicLong calls = new AtomicLong();
    private volatile Runnable before = () -> {};

    public void before(Runnable before) {
      this.before = before;
    }

    @Override
    public long cents(String sku) {
      calls.incrementAndGet();
      before.run();
      return 100L * sku.length();
    }
  }

  @Bean
  Ledger prices() {
    return new Ledger();
  }

  public static void main(String[] args) {
    SpringApplication.run(Shop.class, args);
  }
}
