package io.cacheme.examples.plain;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.cacheme.Cacheme;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.RedisProcess;
import java.io.IOException;

/**
 * A bookshop without a framework: what a container would wire is wired here. It listens on the port
 * that the environment's {@code PORT} says, or 8080.
 */
final class Bookshop implements AutoCloseable {

  private final HikariDataSource database;
  private final Cacheme cacheme;
  private final Pages pages;

  private Bookshop(HikariDataSource database, Cacheme cacheme, Pages pages) {
    this.database = database;
    this.cacheme = cacheme;
    this.pages = pages;
  }

  public static void main(String[] args) throws IOException {
    RedisProcess redis = RedisProcess.start(); // servers of its own, which end with it
    PostgresProcess postgres = PostgresProcess.start();
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    Bookshop shop = open(port, redis.url(), pool(postgres));
    System.out.println("The bookshop: http://127.0.0.1:" + shop.port() + ". Ctrl-C ends it.");
  }

  /** Opens it on a port of the loopback, any that is free if that is 0. */
  static Bookshop open(int port, String redisUrl, HikariConfig pool) throws IOException {
    HikariDataSource database = new HikariDataSource(pool);
    Books books = new Books(database);
    books.create();
    Cacheme cacheme =
        Cacheme.builder()
            .prefix("bookshop")
            .storage("local", "local://tlfu?size=10000")
            .storage("my-redis", redisUrl)
            .build();
    Prices prices = new PricesMemoized(books, PriceCache.create(cacheme));
    Pages pages =
        new Pages(
            TopicCache.create(cacheme, books), TitleCache.create(cacheme, books), prices, cacheme);
    pages.open(port);
    return new Bookshop(database, cacheme, pages);
  }

  /** What the database of this program's own is reached by. Yours has its URL here. */
  static HikariConfig pool(PostgresProcess postgres) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl("jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/postgres");
    pool.setUsername(postgres.user());
    pool.setPassword(postgres.password());
    pool.setMaximumPoolSize(4);
    return pool;
  }

  int port() {
    return pages.port();
  }

  @Override
  public void close() {
    pages.close();
    cacheme.close();
    database.close();
  }
}
