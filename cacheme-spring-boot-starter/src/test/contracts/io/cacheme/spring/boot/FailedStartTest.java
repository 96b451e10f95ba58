package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.hello.Hello;
import io.cacheme.testkit.FreePort;
import io.cacheme.testservers.RedisProcess;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

/** What a person reads when an application does not start for its cache. */
class FailedStartTest {

  private static final String STORAGE = "--cacheme.storages.my-redis";

  private final Printed printed = new Printed();

  @AfterEach
  void stopPrinting() {
    printed.close();
  }

  private String failed(String... arguments) {
    assertThatThrownBy(
        () -> {
          SpringApplication application = new SpringApplication(Hello.class);
          application.setWebApplicationType(org.springframework.boot.WebApplicationType.NONE);
          application.run(arguments).close();
        });
    String text = printed.text();
    assertThat(text).contains("APPLICATION FAILED TO START", "Description:", "Action:");
    assertThat(text).doesNotContain("s3cret");
    return text.substring(text.indexOf("Description:"));
  }

  @Test
  void url_thatIsWrong() {
    assertThat(failed(STORAGE + ".url=redis//:s3cret@localhost"))
        .contains("cacheme.storages.my-redis is wrong: the storage URL has no scheme")
        .containsPattern("Action:\\s+Begin it with one");
  }

  @Test
  void storage_thatHasNoName() {
    assertThat(failed("--cacheme.storages=redis://:s3cret@localhost"))
        .contains("cacheme.storages is no storage", "cacheme.storages.my-redis.url=");
  }

  @Test
  void url_atTheWrongProperty() {
    assertThat(failed(STORAGE + ".required=redis://:s3cret@localhost"))
        .contains("cacheme.storages.my-redis.required has a value that is no boolean");
  }

  @Test
  void url_ofNoModule() {
    assertThat(failed(STORAGE + ".url=mongodb://:s3cret@localhost"))
        .contains("cacheme.storages.my-redis is refused", "cacheme-storage-mongodb");
  }

  @Test
  void storage_thatIsRequired_andNotThere() throws IOException {
    assertThat(
            failed(
                STORAGE + ".url=redis://:s3cret@127.0.0.1:" + FreePort.find(),
                STORAGE + ".required=true",
                "--cacheme.connect-timeout=500ms"))
        .contains("the required storage \"my-redis\"");
  }

  @Test
  void password_thatIsWrong() {
    try (RedisProcess redis = RedisProcess.builder().password("right").start()) {
      assertThat(
              failed(
                  STORAGE + ".url=redis://127.0.0.1:" + redis.port(), STORAGE + ".password=s3cret"))
          .contains("storage \"my-redis\"");
    }
  }

  @Test
  void storage_thatIsNotConfigured() {
    assertThat(failed("--cacheme.storages.other=local://tlfu"))
        .contains("my-redis", "R01", "docs:");
  }

  @Test
  void node_thatIsNotThere() {
    assertThat(failed(STORAGE + "=local://tlfu", "--cacheme.nodes.Greting.ttl.my-redis=1s"))
        .contains("[Greting]", "[Greeting]", "R36", "cacheme.nodes");
  }

  @Test
  void ttl_thatIsNone() {
    assertThat(failed(STORAGE + "=local://tlfu", "--cacheme.nodes.Greeting.ttl.my-redis=10"))
        .contains("cacheme.nodes.Greeting.ttl.my-redis", "It has no unit");
  }

  @Test
  void setting_thatIsWrong() {
    assertThat(failed(STORAGE + "=local://tlfu", "--cacheme.load-timeout=-5s"))
        .contains("cacheme.load-timeout");
  }
}
