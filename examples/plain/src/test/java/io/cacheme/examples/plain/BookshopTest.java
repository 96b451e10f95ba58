package io.cacheme.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.RedisProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BookshopTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

  private static RedisProcess redis;
  private static PostgresProcess postgres;
  private static Bookshop shop;

  @BeforeAll
  static void open() throws Exception {
    redis = RedisProcess.start();
    postgres = PostgresProcess.start();
    shop = Bookshop.open(0, redis.url(), Bookshop.pool(postgres));
  }

  @AfterAll
  static void close() {
    shop.close();
    postgres.close();
    redis.close();
  }

  private static HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + shop.port() + path));
  }

  private static String page(String path) throws Exception {
    return CLIENT.send(at(path).build(), BodyHandlers.ofString()).body();
  }

  private static HttpResponse<String> change(long id, String form) throws Exception {
    HttpRequest request =
        at("/books/" + id)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  @Test
  void first_isATopic() throws Exception {
    assertThat(page("/")).contains("<h2>gardens</h2>", "The Walled Garden", "€ 24.00");
  }

  @Test
  void topic_titlesAreText() throws Exception {
    assertThat(page("/topics/gardens")).contains("Pruning &amp; Training");
    assertThat(page("/topics/%3Cb%3E")).contains("<h2>&lt;b&gt;</h2>").doesNotContain("<b>");
  }

  @Test
  void change_isOnThePageThatFollows() throws Exception {
    page("/topics/maps");

    HttpResponse<String> after = change(4, "price=41.25&topic=maps");

    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.body()).contains("<h2>maps</h2>", "€ 41.25").doesNotContain("€ 39.00");
  }

  @Test
  void change_toNoPrice_isRefused() throws Exception {
    for (String wrong : new String[] {"price=0", "price=-1", "price=1.234", "price=cheap", ""}) {
      assertThat(change(6, wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(page("/topics/maps")).contains("€ 9.90");
  }

  @Test
  void change_ofNoBook_isNotFound() throws Exception {
    assertThat(change(999, "price=1.00").statusCode()).isEqualTo(404);
  }

  @Test
  void stats_nameTheNodesAndTheirTiers() throws Exception {
    page("/topics/maps");

    assertThat(page("/stats")).contains("Topic", "Title", "Price", "local 30s, my-redis 1h");
  }

  @Test
  void redisHangs_pagesAndChangesGoOn() throws Exception {
    page("/topics/weather");
    redis.stop();
    try {
      assertThat(change(7, "price=17.00&topic=weather").body()).contains("€ 17.00");
      assertThat(page("/topics/weather")).contains("€ 17.00", "A Year of Rain");
    } finally {
      redis.cont();
    }
  }
}
