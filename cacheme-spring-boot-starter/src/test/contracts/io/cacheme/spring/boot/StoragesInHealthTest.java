package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.Await;
import io.cacheme.testservers.RedisProcess;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** {@code /actuator/health} while a Redis dies and comes back. */
class StoragesInHealthTest {

  private static Http shop(RedisProcess redis, String... more) {
    String[] properties = new String[more.length + 4];
    properties[0] = "cacheme.storages.my-redis.url=" + redis.url();
    properties[1] = "management.endpoint.health.show-details=always";
    properties[2] = "management.endpoint.health.group.mine.include=cacheme";
    properties[3] = "management.endpoint.health.probes.enabled=true";
    System.arraycopy(more, 0, properties, 4, more.length);
    return Http.shop(properties);
  }

  private static Json json(Http shop, String path, int status) throws Exception {
    HttpResponse<String> response = shop.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Json.of(response.body());
  }

  /** Asks for prices until the storage is of that status. */
  private static void until(Http shop, String status) {
    int[] sku = {0};
    Await.until(
        "Redis is " + status,
        () -> {
          try {
            shop.get("/prices/" + status + sku[0]++);
            return status.equals(
                Json.of(shop.get("/actuator/health/cacheme/my-redis").body()).at("status"));
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void storage_isDown_andUpAgain_andTheApplicationIsUp() throws Exception {
    try (RedisProcess redis = RedisProcess.builder().password("s3cret").start();
        Http shop = shop(redis)) {
      until(shop, "UP");
      Json before = json(shop, "/actuator/health", 200);
      assertThat(before.at("status")).isEqualTo("UP");
      assertThat(before.at("components/cacheme/status")).isEqualTo("UP");
      assertThat(before.at("components/cacheme/components/local/status")).isEqualTo("UP");

      redis.kill();
      until(shop, "DOWN");

      Json down = json(shop, "/actuator/health", 200);
      assertThat(down.at("status")).isEqualTo("UP");
      assertThat(down.at("components/cacheme/status")).isEqualTo("DEGRADED");
      String mine = "components/cacheme/components/my-redis/";
      assertThat(down.at(mine + "status")).isEqualTo("DOWN");
      assertThat(down.at(mine + "details/reason")).asString().isNotBlank();
      assertThat(down.at(mine + "details/bypassed")).asString().contains("READ");
      assertThat(down.at(mine + "details/since")).asString().startsWith("20");
      assertThat(down.at("components/cacheme/components/local/status")).isEqualTo("UP");
      assertThat(shop.get("/actuator/health").body()).doesNotContain("s3cret");
      json(shop, "/actuator/health/cacheme/my-redis", 503);
      json(shop, "/actuator/health/cacheme/local", 200);
      assertThat(json(shop, "/actuator/health/readiness", 200).at("status")).isEqualTo("UP");
      assertThat(json(shop, "/actuator/health/liveness", 200).at("status")).isEqualTo("UP");
      assertThat(json(shop, "/actuator/health/mine", 503).at("status")).isEqualTo("DOWN");
      assertThat(shop.get("/prices/tea").body()).isEqualTo("300");

      redis.restart();
      until(shop, "UP");
      Json after = json(shop, "/actuator/health", 200);
      assertThat(after.at("components/cacheme/status")).isEqualTo("UP");
      assertThat(after.at(mine + "details/reason")).isNull();
    }
  }

  @Test
  void affectsApplication_isDownAsAWhole() throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        Http shop = shop(redis, "cacheme.health.affects-application=true")) {
      until(shop, "UP");
      redis.kill();
      until(shop, "DOWN");

      Json down = json(shop, "/actuator/health", 503);
      assertThat(down.at("status")).isEqualTo("DOWN");
      assertThat(down.at("components/cacheme/status")).isEqualTo("DOWN");
    }
  }

  @Test
  void disabled_isNotThere() throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        Http shop =
            shop(
                redis,
                "management.health.cacheme.enabled=false",
                "management.endpoint.health.validate-group-membership=false")) {
      assertThat(json(shop, "/actuator/health", 200).at("components/cacheme")).isNull();
    }
  }
}
