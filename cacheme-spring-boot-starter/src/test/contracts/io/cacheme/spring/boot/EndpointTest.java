package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.Shop.Ledger;
import io.cacheme.testkit.Await;
import io.cacheme.testservers.RedisProcess;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code /actuator/cacheme}. */
class EndpointTest {

  private static final String EXPOSED =
      "management.endpoints.web.exposure.include=health,cacheme,env,configprops";
  private static final String UNRESTRICTED = "management.endpoint.cacheme.access=unrestricted";

  private static RedisProcess redis;

  @BeforeAll
  static void start() {
    redis = RedisProcess.builder().password("s3cret").start();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  private static String url() {
    return "cacheme.storages.my-redis.url=" + redis.url();
  }

  private static long loads(Http shop) {
    return shop.context.getBean(Ledger.class).calls.get();
  }

  @Test
  void read_tellsNodes_tiers_counts_andStorages() throws Exception {
    try (Http shop =
        Http.shop(
            url(), EXPOSED, "cacheme.nodes.Price.ttl.local=10s", "spring.application.name=a")) {
      shop.get("/prices/tea");
      shop.get("/prices/tea");

      HttpResponse<String> response = shop.get("/actuator/cacheme");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).doesNotContain("s3cret").doesNotContain("tea");
      Json all = Json.of(response.body());
      assertThat(all.at("nodes/0/name")).isEqualTo("Price");
      assertThat(all.at("nodes/0/key")).isEqualTo("price:{sku}");
      assertThat(all.at("nodes/0/enabled")).isEqualTo(true);
      assertThat(all.at("nodes/0/counts/requests")).hasToString("2");
      assertThat(all.at("nodes/0/counts/hits")).hasToString("1");
      assertThat(all.at("nodes/0/tiers/0/storage")).isEqualTo("local");
      assertThat(all.at("nodes/0/tiers/0/ttl")).isEqualTo("PT10S");
      assertThat(all.at("nodes/0/tiers/0/declaredTtl")).isEqualTo("PT30S");
      assertThat(all.at("nodes/0/tiers/0/hits")).hasToString("1");
      assertThat(all.at("nodes/0/tiers/1/ttl")).isEqualTo("PT10M");
      assertThat(all.at("storages/my-redis/status")).isEqualTo("UP");
      assertThat(all.at("heaps/0/storage")).isEqualTo("local");
      assertThat(all.at("description/1")).asString().contains("local 10s (declared 30s)");
      assertThat(Json.of(shop.get("/actuator/cacheme/Price").body()).at("nodes/0/version"))
          .isEqualTo("v1");
      assertThat(shop.get("/actuator/cacheme/Nothing").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void byDefault_itIsNotExposed_andCannotWrite() throws Exception {
    try (Http shop = Http.shop(url())) {
      assertThat(shop.get("/actuator/cacheme").statusCode()).isEqualTo(404);
      assertThat(shop.get("/actuator/health").statusCode()).isEqualTo(200);
    }
    try (Http shop = Http.shop(url(), EXPOSED)) {
      assertThat(shop.get("/actuator/cacheme").statusCode()).isEqualTo(200);
      assertThat(shop.delete("/actuator/cacheme").statusCode()).isIn(404, 405);
      assertThat(shop.delete("/actuator/cacheme/Price").statusCode()).isIn(404, 405);
      assertThat(shop.post("/actuator/cacheme/Price", "{\"enabled\":false}").statusCode())
          .isIn(404, 405);
    }
  }

  @Test
  void delete_endsAllEntriesOfANode_orOfAll() throws Exception {
    try (Http shop = Http.shop(url(), EXPOSED, UNRESTRICTED, "spring.application.name=d")) {
      shop.get("/prices/tea");
      shop.get("/prices/tea");
      assertThat(loads(shop)).isEqualTo(1);

      HttpResponse<String> cleared = shop.delete("/actuator/cacheme/Price");

      assertThat(cleared.statusCode()).isEqualTo(200);
      assertThat(Json.of(cleared.body()).at("complete")).isEqualTo(true);
      shop.get("/prices/tea");
      assertThat(loads(shop)).isEqualTo(2);
      assertThat(shop.delete("/actuator/cacheme").statusCode()).isEqualTo(200);
      shop.get("/prices/tea");
      assertThat(loads(shop)).isEqualTo(3);
      assertThat(shop.delete("/actuator/cacheme/Nothing").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void post_turnsANodeOff_andOn() throws Exception {
    try (Http shop = Http.shop(url(), EXPOSED, UNRESTRICTED, "spring.application.name=p")) {
      HttpResponse<String> off = shop.post("/actuator/cacheme/Price", "{\"enabled\":false}");

      assertThat(off.statusCode()).isEqualTo(200);
      assertThat(Json.of(off.body()).at("nodes/0/enabled")).isEqualTo(false);
      shop.get("/prices/tea");
      shop.get("/prices/tea");
      assertThat(loads(shop)).isEqualTo(2);
      shop.post("/actuator/cacheme/Price", "{\"enabled\":true}");
      shop.get("/prices/tea");
      shop.get("/prices/tea");
      assertThat(loads(shop)).isEqualTo(3);
    }
  }

  @Test
  void delete_whereATierIsDown_saysWhich() throws Exception {
    try (RedisProcess mine = RedisProcess.start();
        Http shop =
            Http.shop("cacheme.storages.my-redis.url=" + mine.url(), EXPOSED, UNRESTRICTED)) {
      shop.get("/prices/tea");
      mine.kill();

      HttpResponse<String> cleared = shop.delete("/actuator/cacheme/Price");

      assertThat(cleared.statusCode()).isEqualTo(503);
      assertThat(Json.of(cleared.body()).at("complete")).isEqualTo(false);
      assertThat(Json.of(cleared.body()).at("unreached/0")).isEqualTo("my-redis");
      mine.restart();
      Await.until(
          "it is cleared",
          () ->
              shop.context
                  .getBean(io.cacheme.Cacheme.class)
                  .health()
                  .storages()
                  .get("my-redis")
                  .unreadNodes()
                  .isEmpty());
    }
  }

  @Test
  void valuesThatAreShown_haveNoCredentials() throws Exception {
    String plain = "redis://" + redis.url().substring(redis.url().indexOf('@') + 1);
    try (Http shop =
        Http.shop(
            "cacheme.storages.my-redis.url=" + plain,
            "cacheme.storages.my-redis.password=s3cret",
            "cacheme.storages.other=" + redis.url() + "/1",
            "cacheme.storages.third.url=" + redis.url() + "/2",
            EXPOSED,
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always")) {
      for (String endpoint : new String[] {"env", "configprops"}) {
        HttpResponse<String> shown = shop.get("/actuator/" + endpoint);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("cacheme").doesNotContain("s3cret");
      }
      assertThat(shop.get("/actuator/env/cacheme.storages.third.url").body())
          .contains("redis://***@")
          .doesNotContain("s3cret");
    }
  }
}
