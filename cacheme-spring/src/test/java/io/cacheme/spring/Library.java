package io.cacheme.spring;

import io.cacheme.Cacheme;
import io.cacheme.FreshSpec;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ParameterizedTypeReference;
import reactor.core.publisher.Mono;

/** An application with Spring's cache annotations, over a heap and a remote tier. */
final class Library implements AutoCloseable {

  record Book(String isbn, String title) implements Serializable {}

  final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
  final Cacheme cacheme;
  final CacheManager manager;
  final Books books;

  Library(RemoteStorage remote) {
    this(builder -> builder.storage("my-redis", remote));
  }

  Library(UnaryOperator<Cacheme.Builder> settings) {
    cacheme =
        settings.apply(Cacheme.builder().storage("local", new InMemoryLocalStorage())).build();
    context.registerBean(Cacheme.class, () -> cacheme);
    context.register(Beans.class);
    context.refresh();
    manager = context.getBean(CacheManager.class);
    books = context.getBean(Books.class);
  }

  Cache cache(String name) {
    Cache cache = manager.getCache(name);
    if (cache == null) {
      throw new AssertionError("no cache " + name);
    }
    return cache;
  }

  @Override
  public void close() {
    context.close();
    cacheme.close();
  }

  static CachemeCacheConfiguration twoTiers() {
    return CachemeCacheConfiguration.create()
        .tier("local", Duration.ofMinutes(1))
        .tier("my-redis", Duration.ofHours(1));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableCaching
  static class Beans {

    @Bean
    CacheManager cacheManager(Cacheme cacheme) {
      return CachemeCacheManager.builder(cacheme)
          .cache("books", twoTiers().valueType(Book.class))
          .cache("fleet", twoTiers().valueType(Book.class).fleetSingleflight())
          .cache("titles", twoTiers().valueType(String.class))
          .cache("shelves", twoTiers().valueType(new ParameterizedTypeReference<List<Book>>() {}))
          .cache(
              "stale",
              CachemeCacheConfiguration.create()
                  .tier("local", Duration.ofMinutes(1))
                  .fresh(FreshSpec.NONE.staleIfError(Duration.ofHours(1))))
          .defaults(CachemeCacheConfiguration.create().tier("local", Duration.ofMinutes(1)))
          .build();
    }

    @Bean
    Books books() {
      return new Books();
    }
  }

  /** What an application has anyway. */
  static class Books {

    final AtomicInteger calls = new AtomicInteger();

    /** Who calls waits here. */
    volatile Phaser gate = new Phaser(0);

    public int calls() {
      return calls.get();
    }

    public void gate(Phaser gate) {
      this.gate = gate;
    }

    private Book find(String isbn) {
      int call = calls.incrementAndGet();
      if (gate.getRegisteredParties() > 0) {
        gate.awaitAdvance(0);
      }
      return isbn.startsWith("no") ? null : new Book(isbn, "title " + call);
    }

    @Cacheable("books")
    public Book book(String isbn) {
      return find(isbn);
    }

    @Cacheable(cacheNames = "books", sync = true)
    public Book bookOnce(String isbn) {
      return find(isbn);
    }

    @Cacheable(cacheNames = "fleet", sync = true)
    public Book bookOnceForAll(String isbn) {
      return find(isbn);
    }

    @Cacheable("books")
    public CompletableFuture<Book> bookLater(String isbn) {
      return CompletableFuture.completedFuture(find(isbn));
    }

    @Cacheable(cacheNames = "books", sync = true)
    public CompletableFuture<Book> bookOnceLater(String isbn) {
      return CompletableFuture.completedFuture(find(isbn));
    }

    @Cacheable("books")
    public Mono<Book> bookMono(String isbn) {
      return Mono.fromSupplier(() -> find(isbn));
    }

    @Cacheable(cacheNames = "books", sync = true)
    public Mono<Book> bookOnceMono(String isbn) {
      return Mono.fromSupplier(() -> find(isbn));
    }

    @Cacheable("shelves")
    public List<Book> shelf(int floor, String letter) {
      return List.of(find(floor + letter));
    }

    @Cacheable(cacheNames = "books", sync = true)
    public Book checkedFailure(String isbn) throws IOException {
      calls.incrementAndGet();
      throw new IOException("no such shelf");
    }

    @Cacheable(cacheNames = "books", sync = true)
    public CompletableFuture<Book> failureLater(String isbn) {
      calls.incrementAndGet();
      return CompletableFuture.failedFuture(new IOException("no such shelf"));
    }

    @Cacheable("titles")
    public Object wrongType(String isbn) {
      return find(isbn);
    }

    @CachePut(cacheNames = "books", key = "#book.isbn")
    public Book save(Book book) {
      calls.incrementAndGet();
      return book;
    }

    @CacheEvict("books")
    public void remove(String isbn) {}

    @CacheEvict(cacheNames = "books", beforeInvocation = true)
    public void removeFirst(String isbn) {
      throw new IllegalStateException("no");
    }

    @CacheEvict(cacheNames = "books", allEntries = true)
    public void removeAll() {}

    @Cacheable("words")
    public String word(Object... parts) {
      return "word " + calls.incrementAndGet();
    }
  }
}
