package io.cacheme.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spring.Library.Book;
import io.cacheme.testkit.Await;
import io.cacheme.testservers.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two applications of Spring's, as two processes would be, over one Redis. */
class TwoContextsTest {

  private final String prefix = "spring-" + UUID.randomUUID();
  private final String url = TestServers.redis().url();
  private final Library one = open();
  private final Library two = open();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private Library open() {
    return new Library(builder -> builder.prefix(prefix).storage("my-redis", url));
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    one.close();
    two.close();
  }

  @Test
  void whatOneHasLoaded_theOtherReads() {
    Book book = one.books.book("1");
    assertThat(two.books.book("1")).isEqualTo(book);
    assertThat(two.books.calls()).isZero();
    assertThat(one.books.bookLater("1").join()).isEqualTo(book);
    assertThat(two.books.shelf(1, "a")).isEqualTo(one.books.shelf(1, "a"));
    assertThat(one.books.calls()).isEqualTo(1);
  }

  @Test
  void nullOfOne_isNullToTheOther() {
    assertThat(one.books.book("none")).isNull();
    assertThat(two.books.book("none")).isNull();
    assertThat(two.books.calls()).isZero();
  }

  @Test
  void whatOneEvicts_theOthersHeapServesNoMore() {
    Book old = one.books.book("1");
    assertThat(two.books.book("1")).isEqualTo(old); // on its heap now

    one.books.remove("1");
    Await.until("the other is told", () -> two.cache("books").get("1") == null);
    assertThat(two.books.book("1").title()).isEqualTo("title 1"); // its own first call

    one.books.save(new Book("1", "new"));
    Await.until("the other is told", () -> two.books.book("1").title().equals("new"));

    one.books.removeAll();
    Await.until("the other is told", () -> two.cache("books").get("1") == null);
  }

  @Test
  void syncForAll_hundredCallersInTwoApplications_oneCall() throws Exception {
    List<Future<Book>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      calls.add(threads.submit(() -> one.books.bookOnceForAll("1")));
      calls.add(threads.submit(() -> two.books.bookOnceForAll("1")));
    }
    for (Future<Book> call : calls) {
      assertThat(call.get()).isEqualTo(new Book("1", "title 1"));
    }
    assertThat(one.books.calls() + two.books.calls()).isEqualTo(1);
  }
}
