package io.cacheme.examples.plain;

import io.cacheme.Cacheme;
import io.javalin.Javalin;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.util.StringUtil;

/** What there is to see. */
final class Pages implements AutoCloseable {

  private static final List<String> TOPICS = List.of("gardens", "maps", "weather");

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Bookshop</title>
      <link rel="icon" href="data:,">
      <style>
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
        nav a { margin-right: 1rem; } td { padding: .2rem 1rem .2rem 0; }
        input { width: 5rem; }
      </style>
      <h1>Bookshop</h1>
      <nav>%s<a href="/stats">what the caches do</a></nav>
      <h2>%s</h2>
      <table>%s</table>
      </html>
      """;

  private static final String BOOK =
      """
      <tr><td>%1$s<td>€ %2$s<td><form method="post" action="/books/%3$d">
      <input type="hidden" name="topic" value="%4$s">
      <input type="number" name="price" value="%2$s" min="0.01" step="0.01" required aria-label="new price">
      <button>change</button></form></tr>
      """;

  private final TopicCache topics;
  private final TitleCache titles;
  private final Prices prices;
  private final Cacheme cacheme;
  private final Javalin server;

  Pages(TopicCache topics, TitleCache titles, Prices prices, Cacheme cacheme) {
    this.topics = topics;
    this.titles = titles;
    this.prices = prices;
    this.cacheme = cacheme;
    this.server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.get("/", to -> to.redirect("/topics/" + TOPICS.get(0)));
              config.routes.get("/topics/{topic}", this::topic);
              config.routes.post("/books/{id}", this::change);
              config.routes.get("/stats", this::stats);
            });
  }

  void open(int port) {
    server.start("127.0.0.1", port);
  }

  int port() {
    return server.port();
  }

  /** Blocks as handlers of Javalin may; three questions, whatever a topic has. */
  private void topic(Context context) {
    String topic = context.pathParam("topic");
    List<Long> ids = topics.sync().get(topic);
    Map<Long, String> named = titles.sync().getAll(ids);
    Map<Long, Long> cents = prices.cents(ids);
    StringBuilder rows = new StringBuilder();
    for (Long id : ids) {
      String title = named.get(id);
      Long price = cents.get(id);
      if (title != null && price != null) { // neither is there for one that was deleted meanwhile
        rows.append(BOOK.formatted(html(title), euros(price), id, html(topic)));
      }
    }
    context.html(PAGE.formatted(menu(), html(topic), rows));
  }

  private void change(Context context) {
    long id = context.pathParamAsClass("id", Long.class).get();
    if (!prices.change(id, cents(context))) {
      throw new NotFoundResponse("There is no book " + id + ".");
    }
    String topic = context.formParam("topic");
    context.redirect(
        "/topics/" + (TOPICS.contains(topic) ? topic : TOPICS.get(0)), HttpStatus.SEE_OTHER);
  }

  private static long cents(Context context) {
    try {
      String price = String.valueOf(context.formParam("price"));
      long cents = new BigDecimal(price).movePointRight(2).longValueExact();
      if (cents > 0) {
        return cents;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // said below, as for a price that is none
    }
    throw new BadRequestResponse("A price is more than 0, as in 12.50.");
  }

  private void stats(Context context) {
    context.result(cacheme.describe() + "\n" + cacheme.health());
  }

  private static String menu() {
    StringBuilder links = new StringBuilder();
    TOPICS.forEach(topic -> links.append("<a href=\"/topics/%1$s\">%1$s</a>".formatted(topic)));
    return links.toString();
  }

  private static String euros(long cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }

  private static String html(String text) {
    return StringUtil.sanitizeXmlString(text);
  }

  @Override
  public void close() {
    server.stop();
  }
}
