package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.hello.Hello;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** What an application prints that was told to print all, and to whom wrong things were said. */
class SecretsInLogsTest {

  private static final String LEVEL = "logging.level.root=";

  private final Printed printed = new Printed();

  @AfterEach
  void stopPrinting() {
    printed.close();
  }

  private static void start(String level, String... properties) {
    new SpringApplicationBuilder(Hello.class)
        .web(WebApplicationType.NONE)
        .properties(LEVEL + level)
        .properties(properties)
        .run()
        .close();
  }

  @Test
  void start_atTrace_printsNoCredentials() {
    start(
        "TRACE",
        "cacheme.storages.my-redis.url=redis://boss:s3cret@127.0.0.1:1",
        "cacheme.connect-timeout=100ms");
    assertThat(printed.text()).contains("TRACE", "my-redis").doesNotContain("s3cret");
  }

  @Test
  void failedStart_printsNoCredentials() {
    for (String wrong :
        List.of(
            "cacheme.storages=redis://boss:s3cret@localhost",
            "cacheme.storages.my-redis.url.x=redis://boss:s3cret@localhost",
            "cacheme.storages.my-redis.options=redis://boss:s3cret@localhost",
            "cacheme.storages.my-redis.required=redis://boss:s3cret@localhost",
            "cacheme.storages.my-redis[0]=redis://boss:s3cret@localhost",
            "cacheme.storages.my-redis.urll=redis://boss:s3cret@localhost")) {
      for (String level : List.of("INFO", "TRACE")) {
        assertThatThrownBy(() -> start(level, wrong, "cacheme.connect-timeout=100ms"))
            .as(wrong)
            .isNotNull();
        assertThat(printed.text().contains("s3cret")).as(wrong + " " + level).isFalse();
      }
    }
  }
}
