package io.cacheme.examples.webshop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.examples.webshop.Shelves.Offer;
import io.cacheme.examples.webshop.Shelves.Wish;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.client.RestClient;

class WebshopTest {

  private static ConfigurableApplicationContext shop;
  private static RestClient client;

  @BeforeAll
  static void open() {
    shop = Webshop.start("--server.port=0");
    client = RestClient.create(Webshop.address(shop));
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static String text(String path) {
    return client.get().uri(path).retrieve().body(String.class);
  }

  private static List<Offer> shelf(String category) {
    return client
        .get()
        .uri("/shelves/{category}", category)
        .retrieve()
        .body(new ParameterizedTypeReference<>() {});
  }

  private static HttpStatusCode change(long id, long cents) {
    return client
        .put()
        .uri("/prices/{id}", id)
        .body(new Wish(cents))
        .exchange((request, response) -> response.getStatusCode());
  }

  private static long loads(String node) {
    return shop.getBean(Cacheme.class).nodes().stream()
        .filter(cache -> cache.spec().name().equals(node))
        .mapToLong(cache -> cache.stats().loadCount())
        .sum();
  }

  @Test
  void page_isOneFileThatAsksThisServerOnly() {
    assertThat(text("/"))
        .contains("<h1>Webshop</h1>", "/actuator/cacheme", "/shelves/", "/prices/")
        .doesNotContain("http://", "https://", "src=");
  }

  @Test
  void stats_haveWhatThePageShows() {
    shelf("tea");

    assertThat(text("/actuator/cacheme"))
        .contains("\"Price\"", "\"Product\"", "\"Category\"", "\"coalesced\"", "\"loadFailures\"")
        .contains("\"local\":{\"status\":\"UP\"", "\"my-redis\":{\"status\":\"UP\"");
  }

  @Test
  void shelf_askedTwice_isLoadedOnce() {
    List<Offer> first = shelf("chocolate");
    long loads = loads("Product");

    assertThat(first).hasSize(12).allSatisfy(offer -> assertThat(offer.cents()).isPositive());
    assertThat(shelf("chocolate")).isEqualTo(first);
    assertThat(loads("Product")).isEqualTo(loads);
  }

  @Test
  void shelf_ofNothing_isEmpty() {
    assertThat(shelf("nothing")).isEmpty();
  }

  @Test
  void change_isSeenByTheNextWhoAsks() {
    Offer honey = shelf("honey").get(3);

    assertThat(change(honey.id(), 4_321).is2xxSuccessful()).isTrue();
    assertThat(shelf("honey").get(3))
        .isEqualTo(new Offer(honey.id(), honey.name(), 4_321, honey.revision() + 1));
  }

  @Test
  void change_toNothing_isRefusedAndChangesNothing() {
    Offer honey = shelf("honey").get(4);

    assertThat(change(honey.id(), 0).value()).isEqualTo(400);
    assertThat(shelf("honey").get(4)).isEqualTo(honey);
  }

  @Test
  void ledger_priceThatWasReplacedLongAgo_isStale() {
    Offer cocoa = shelf("chocolate").get(0);
    Ledger ledger = new Ledger(shop.getBean(JdbcTemplate.class));

    change(cocoa.id(), 2_345);
    Instant committed = Instant.now();
    ledger.shown(cocoa, committed.plus(Ledger.BOUND).minusSeconds(1));
    assertThat(ledger.verdict().stale()).isZero();
    ledger.shown(cocoa, committed.plus(Ledger.BOUND));
    assertThat(ledger.verdict())
        .returns(2L, Ledger.Verdict::shown)
        .returns(1, Ledger.Verdict::changes)
        .returns(1, Ledger.Verdict::stale);
    assertThat(ledger.verdict().latest()).isGreaterThan(Ledger.BOUND);
  }

  @Test
  void ledger_priceReplacedInAnOutage_mayBeShownOnceMoreForAWhile() {
    Offer cocoa = shelf("chocolate").get(2);
    Ledger ledger = new Ledger(shop.getBean(JdbcTemplate.class));
    Instant hungSince = Instant.now();
    change(cocoa.id(), 4_567);
    ledger.goesOn(hungSince);
    Instant wentOn = Instant.now();

    ledger.shown(cocoa, wentOn.plusSeconds(9));
    assertThat(ledger.verdict().stale()).isZero();
    ledger.shown(cocoa, wentOn.plus(Ledger.ONCE_MORE));
    assertThat(ledger.verdict().stale()).isEqualTo(1);
  }

  @Test
  void ledger_priceReplacedInAnOutage_isStaleInItAfterTheBound() {
    Offer cocoa = shelf("chocolate").get(3);
    Ledger ledger = new Ledger(shop.getBean(JdbcTemplate.class));
    Instant hungSince = Instant.now();
    change(cocoa.id(), 5_678);
    ledger.shown(cocoa, Instant.now().plus(Ledger.BOUND));
    ledger.goesOn(hungSince);

    assertThat(ledger.verdict().stale()).isEqualTo(1);
  }

  @Test
  void ledger_priceThatIsStillTheLast_isNeverStale() {
    Ledger ledger = new Ledger(shop.getBean(JdbcTemplate.class));

    change(shelf("chocolate").get(1).id(), 3_456);
    ledger.shown(shelf("chocolate").get(1), Instant.now().plusSeconds(3_600));

    assertThat(ledger.verdict().stale()).isZero();
  }

  @Test
  void demo_redisHangsAndAProcessIsKilled_noRequestFailsAndNoPriceIsStale() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean held;
    try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
      held = new Demo(shop, out).run(new Demo.Seconds(1, 4, 1, 1));
    }

    assertThat(held).as(bytes.toString(UTF_8)).isTrue();
    assertThat(bytes.toString(UTF_8)).contains("Redis hangs", "B was killed", "held    0 of ");
  }
}
