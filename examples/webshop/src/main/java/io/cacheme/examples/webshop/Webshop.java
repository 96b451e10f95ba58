package io.cacheme.examples.webshop;

import java.io.IOException;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A shop on Spring Boot, with PostgreSQL behind it and Redis as its second tier.
 *
 * <p>{@code --load}: with customers, until it is ended. {@code --demo}: with customers and a second
 * process, for 50 seconds, in 20 of which, or in as many as {@code --outage} says, Redis hangs; the
 * exit status is 1 if a request failed or a price was older than it may be. All else is Spring
 * Boot's, as {@code --server.port=8081}.
 */
@SpringBootApplication
class Webshop {

  /** What the line begins with that tells where it is. */
  static final String ADDRESS = "The shop: ";

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> options = List.of(args);
    ConfigurableApplicationContext shop = start(args);
    System.out.println(ADDRESS + address(shop) + " (Ctrl-C ends it)");
    if (options.contains("--demo")) {
      boolean held = new Demo(shop, System.out).run(seconds(options));
      shop.close();
      System.exit(held ? 0 : 1);
    }
    if (options.contains("--load")) {
      Load customers = load(shop);
      Runtime.getRuntime().addShutdownHook(new Thread(customers::stop));
    }
  }

  static ConfigurableApplicationContext start(String... args) {
    return SpringApplication.run(Webshop.class, args);
  }

  static String address(ConfigurableApplicationContext shop) {
    return "http://127.0.0.1:" + shop.getEnvironment().getRequiredProperty("local.server.port");
  }

  /** Customers of this process only. */
  static Load load(ConfigurableApplicationContext shop) {
    return new Load(
        List.of(new Instance("A", address(shop))), new Ledger(shop.getBean(JdbcTemplate.class)));
  }

  private static Demo.Seconds seconds(List<String> options) {
    int hanging =
        options.stream()
            .filter(option -> option.startsWith("--outage="))
            .map(option -> Integer.parseInt(option.substring("--outage=".length())))
            .findFirst()
            .orElse(20);
    return new Demo.Seconds(5, hanging, 15, 10);
  }
}
