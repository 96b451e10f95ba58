package io.cacheme.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spring.Library.Book;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageFault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cache.Cache;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Spring's annotations in a context of Spring's, over a heap and a remote tier. */
class CachemeCacheTest {

  private final ManualTimeSource time = new ManualTimeSource();
  private final FaultyRemoteStorage redis =
      new FaultyRemoteStorage(new InMemoryRemoteStorage(time));
  private final Library library =
      new Library(builder -> builder
                  .timeSource(time)
                  .storage("my-redis", redis)
                  .writeTimeout(Duration.ofHours(1))
                  .invalidateTimeout(Duration.ofHours(1)));
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    threads.shutdownNow();
    library.close();
  }

  private <T> List<T> byMany(int callers, Callable<T> call) throws Exception {
    Phaser gate = new Phaser(1);
    library.books.gate(gate);
    List<Future<T>> calls = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      calls.add(threads.submit(call));
    }
    long asked = callers;
    Await.until("all have asked", () -> requests() >= asked || library.books.calls() >= asked);
    gate.arrive();
    List<T> answers = new ArrayList<>();
    for (Future<T> answer : calls) {
      answers.add(answer.get());
    }
    return answers;
  }

  /** Those that have been answered, and those that joined one under way. */
  private long requests() {
    return threads instanceof ThreadPoolExecutor pool ? pool.getActiveCount() : 0;
  }

  @Test
  void cacheable_calledAgain_isAnsweredByTheCache() {
    assertThat(library.books.book("1")).isEqualTo(new Book("1", "title 1"));
    assertThat(library.books.book("1")).isEqualTo(new Book("1", "title 1"));
    assertThat(library.books.calls()).isEqualTo(1);
  }

  @Test
  void sync_hundredCallers_oneCall() throws Exception {
    assertThat(byMany(100, () -> library.books.bookOnce("1")))
        .hasSize(100)
        .containsOnly(new Book("1", "title 1"));
    assertThat(library.books.calls()).isEqualTo(1);
  }

  @Test
  void syncForAll_hundredCallers_oneCall() throws Exception {
    assertThat(byMany(100, () -> library.books.bookOnceForAll("1")))
        .hasSize(100)
        .containsOnly(new Book("1", "title 1"));
    assertThat(library.books.calls()).isEqualTo(1);
  }

  @Test
  void syncLater_isKept() {
    assertThat(library.books.bookOnceLater("1").join()).isEqualTo(new Book("1", "title 1"));
    assertThat(library.books.bookOnceLater("1").join()).isEqualTo(new Book("1", "title 1"));
    assertThat(library.books.bookLater("1").join()).isEqualTo(new Book("1", "title 1"));
    assertThat(library.books.calls()).isEqualTo(1);
  }

  @Test
  void later_isKept() {
    assertThat(library.books.bookLater("1").join()).isEqualTo(new Book("1", "title 1"));
    assertThat(library.books.bookLater("1").join()).isEqualTo(new Book("1", "title 1"));
    assertThat(library.books.book("1")).isEqualTo(new Book("1", "title 1"));
    assertThat(library.books.calls()).isEqualTo(1);
  }

  @Test
  void mono_isKept() {
    assertThat(library.books.bookMono("1").block()).isEqualTo(new Book("1", "title 1"));
    assertThat(library.books.bookMono("1").block()).isEqualTo(new Book("1", "title 1"));
    assertThat(library.books.bookOnceMono("1").block()).isEqualTo(new Book("1", "title 1"));
    assertThat(library.books.bookOnceMono("2").block()).isEqualTo(new Book("2", "title 2"));
    assertThat(library.books.bookOnceMono("none").blockOptional()).isEmpty();
    assertThat(library.books.bookMono("none").blockOptional()).isEmpty();
    assertThat(library.books.calls()).isEqualTo(3);
  }

  @Test
  void writes_onThreadsThatMustNotBlock_waitForNothing() {
    Cache books = library.cache("books");
    redis.fault(StorageFault.DELAY);
    Await.value(
        Mono.fromRunnable(
                () -> {
                  books.put("1", new Book("1", "a"));
                  books.evict("1");
                  books.clear();
                })
            .subscribeOn(Schedulers.parallel())
            .toFuture());

    redis.heal();
    assertThat(redis.release()).isPositive(); // was not waited for
  }

  @Test
  void remoteTier_hasIt_whenTheHeapHasNot() {
    library.books.shelf(1, "a");
    time.advance(Duration.ofMinutes(2));

    assertThat(library.books.shelf(1, "a")).containsExactly(new Book("1a", "title 1"));
    assertThat(library.books.calls()).isEqualTo(1);
  }

  @Test
  void nullValue_isKept_inBothTiers() {
    assertThat(library.books.book("none")).isNull();
    assertThat(library.books.book("none")).isNull();
    time.advance(Duration.ofMinutes(2)); // from the remote tier
    assertThat(library.books.bookOnce("none")).isNull();
    assertThat(library.books.bookLater("none").join()).isNull();

    assertThat(library.books.calls()).isEqualTo(1);
    Cache.ValueWrapper kept = library.cache("books").get("none");
    assertThat(kept).isNotNull();
    assertThat(kept.get()).isNull();
  }

  @Test
  void put_isSeen_evictIsSeen() {
    library.books.book("1");
    library.books.save(new Book("1", "new"));
    assertThat(library.books.book("1").title()).isEqualTo("new");

    library.books.remove("1");
    assertThat(library.books.book("1").title()).isEqualTo("title 3");

    library.books.removeAll();
    assertThat(library.books.book("1").title()).isEqualTo("title 4");
  }

  @Test
  void evictBeforeTheCall_isDone_thoughItFails() {
    library.books.book("1");
    assertThatThrownBy(() -> library.books.removeFirst("1")).hasMessage("no");
    assertThat(library.books.book("1").title()).isEqualTo("title 2");
  }

  @Test
  void failure_isTheCallersOwn() {
    assertThatThrownBy(() -> library.books.checkedFailure("1"))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("no such shelf");
    assertThat(library.books.failureLater("1"))
        .failsWithin(Await.PATIENCE)
        .withThrowableThat()
        .havingRootCause()
        .isExactlyInstanceOf(IOException.class);
    assertThat(library.books.calls()).isEqualTo(2);
  }

  @Test
  void loaderFails_isToldAsSpringDoes() {
    IOException failure = new IOException("no");
    assertThatThrownBy(
            () ->
                library
                    .cache("books")
                    .get(
                        "1",
                        () -> {
                          throw failure;
                        }))
        .isInstanceOfSatisfying(
            Cache.ValueRetrievalException.class,
            told -> {
              assertThat(told.getKey()).isEqualTo("1");
              assertThat(told).hasCause(failure);
              assertThat(told)
                  .hasMessage("a call for a value of the cache \"books\" failed: " + failure);
            });
  }

  @Test
  void wrongType_isRefusedAtOnce() {
    assertThatThrownBy(() -> library.books.wrongType("1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"titles\" has values of type java.lang.String")
        .hasMessageContaining(Book.class.getTypeName())
        .hasMessageNotContaining("title 1");
    assertThat(library.cache("titles").get("1")).isNull();
  }

  @Test
  void remoteFails_callsSucceed_andNoOlderValueIsServed() {
    library.books.book("1");
    redis.fault(StorageFault.FAIL);

    library.books.save(new Book("1", "new"));
    assertThat(library.books.book("1").title()).isEqualTo("new");
    library.books.remove("1");
    assertThat(library.books.book("1").title()).isEqualTo("title 3");
    library.books.removeAll();
    assertThat(library.books.book("1").title()).isEqualTo("title 4");
  }

  @Test
  void evictDuringASyncCall_nothingOfItIsKept() {
    Cache books = library.cache("books");
    Book older =
        books.get(
            "1",
            () -> {
              threads.submit(() -> books.evict("1")).get();
              return new Book("1", "older");
            });
    assertThat(older.title()).isEqualTo("older");
    assertThat(books.get("1")).isNull();
  }

  @Test
  void putIfAbsent_isAnsweredWithWhatIsThere() {
    Cache books = library.cache("books");
    assertThat(books.putIfAbsent("1", new Book("1", "a"))).isNull();
    assertThat(books.putIfAbsent("1", new Book("1", "b")).get()).isEqualTo(new Book("1", "a"));
    assertThat(books.putIfAbsent("2", null)).isNull();
    assertThat(books.putIfAbsent("2", new Book("2", "b")).get()).isNull();
  }

  @Test
  void putIfAbsent_whileAnothersCallFails_isPut() throws Exception {
    Cache books = library.cache("books");
    CompletableFuture<Book> call = new CompletableFuture<>();
    CompletableFuture<Book> failed = books.retrieve("1", () -> call);
    Future<Cache.ValueWrapper> put =
        threads.submit(() -> books.putIfAbsent("1", new Book("1", "a")));
    call.completeExceptionally(new IOException("no"));

    assertThat(put.get()).isNull();
    assertThat(failed).failsWithin(Await.PATIENCE);
    assertThat(books.get("1", Book.class)).isEqualTo(new Book("1", "a"));
  }

  @Test
  void evictIfPresent_tellsWhetherItWas() {
    Cache books = library.cache("books");
    assertThat(books.evictIfPresent("1")).isFalse();
    books.put("1", null);
    time.advance(Duration.ofMinutes(2)); // on the remote tier only
    assertThat(books.evictIfPresent("1")).isTrue();
    assertThat(books.evictIfPresent("1")).isFalse();
  }

  @Test
  void invalidate_tellsWhetherAnythingWas() {
    Cache books = library.cache("books");
    assertThat(books.invalidate()).isFalse();
    books.put("1", null);
    assertThat(books.invalidate()).isTrue();
    assertThat(books.get("1")).isNull();
  }

  @Test
  void typedGet_ofAnotherType_isRefused() {
    Cache books = library.cache("books");
    books.put("1", new Book("1", "a"));
    assertThat(books.get("1", Book.class)).isEqualTo(new Book("1", "a"));
    assertThatThrownBy(() -> books.get("1", String.class))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void keysOfManyKinds_areNotMixedUp() {
    Object[][] keys = {
      {"1"}, {1}, {1L}, {"a", "b"}, {"a, b"}, {"a,b"}, {List.of("a", "b")}, {}, {(Object) null},
    };
    List<String> answers = new ArrayList<>();
    for (Object[] key : keys) {
      answers.add(library.books.word(key));
    }
    assertThat(answers).doesNotHaveDuplicates();
    for (int i = 0; i < keys.length; i++) {
      assertThat(library.books.word(keys[i])).isEqualTo(answers.get(i));
    }
  }

  @Test
  void staleIfError_servesWhatHasEnded() {
    Cache stale = library.cache("stale");
    assertThat(stale.get("1", () -> "old")).isEqualTo("old");
    time.advance(Duration.ofMinutes(2));
    Callable<String> failing =
        () -> {
          throw new IOException("no");
        };
    assertThat(stale.get("1", failing)).isEqualTo("old");
  }

  private static Object retrieved(Cache cache) {
    CompletableFuture<?> found = cache.retrieve("1");
    return found == null ? null : Await.value(found.thenApply(value -> (Object) value));
  }

  @Test
  void retrieve_findsNothing_thenWhatIsThere() {
    Cache books = library.cache("books");
    assertThat(retrieved(books)).isNull();
    CompletableFuture<Book> loaded =
        books.retrieve("1", () -> CompletableFuture.completedFuture(new Book("1", "a")));
    assertThat(Await.value(loaded)).isEqualTo(new Book("1", "a"));
    assertThat(retrieved(books))
        .isInstanceOfSatisfying(
            Cache.ValueWrapper.class,
            wrapper -> assertThat(wrapper.get()).isEqualTo(new Book("1", "a")));
  }
}
