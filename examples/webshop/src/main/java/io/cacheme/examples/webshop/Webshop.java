package io.cacheme.examples.webshop;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A shop on Spring Boot, with PostgreSQL behind it and Redis as its second tier.
 *
 * <p>{@code --load}: with customers, until it is ended. {@code --demo}: with customers, for 40
 * seconds, in 20 of which Redis hangs; the exit status is 1 if a request failed or a price was
 * older than it may be. All else is Spring Boot's, as {@code --server.port=8081}.
 */
@SpringBootApplication
class Webshop {

  public static void main(String[] args) throws InterruptedException {
    boolean demo = List.of(args).contains("--demo");
    boolean load = demo || List.of(args).contains("--load");
    ConfigurableApplicationContext shop = start(load, args);
    System.out.println("The shop: " + address(shop));
    if (demo) {
      boolean held = new Demo(shop, System.out).run(5, 20, 15);
      shop.close();
      System.exit(held ? 0 : 1);
    }
    System.out.println(
        "Ctrl-C ends it. Change a price on the page: whoever looks sees it at once.");
    if (load) {
      Load customers = new Load(address(shop), shop.getBean(Ledger.class));
      Runtime.getRuntime().addShutdownHook(new Thread(customers::stop));
    }
  }

  /** Starts it, with what its load needs or without. */
  static ConfigurableApplicationContext start(boolean load, String... args) {
    SpringApplication shop = new SpringApplication(Webshop.class);
    if (load) {
      shop.setAdditionalProfiles("load");
    }
    return shop.run(args);
  }

  static String address(ConfigurableApplicationContext shop) {
    return "http://127.0.0.1:" + shop.getEnvironment().getRequiredProperty("local.server.port");
  }
}
