package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.hello.GreetingCache;
import com.example.hello.Hello;
import io.cacheme.testservers.RedisProcess;
import io.cacheme.testservers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application with which docs/spring.md begins. */
class HelloTest {

  private static final Path SOURCES =
      Path.of("..", "cacheme-spring-boot-starter", "src", "test", "contracts");

  private final Printed printed = new Printed();

  @AfterEach
  void stopPrinting() {
    printed.close();
  }

  private static ConfigurableApplicationContext hello(String url, String name) {
    return SpringApplication.run(
        Hello.class,
        "--cacheme.storages.my-redis.url=" + url,
        "--spring.application.name=" + name,
        "--spring.main.web-application-type=none");
  }

  @Test
  void record_andProperty_areInjectedAndAnswer() {
    String name = "hello-" + UUID.randomUUID();
    String url = TestServers.redis().url();
    try (ConfigurableApplicationContext first = hello(url, name)) {
      GreetingCache greetings = first.getBean(GreetingCache.class);

      assertThat(printed.text()).contains("Hello, world!");
      assertThat(greetings.stats().loadSuccessCount()).isEqualTo(1);
    }
    try (ConfigurableApplicationContext second = hello(url, name)) {
      assertThat(second.getBean(GreetingCache.class).stats().hitCount()).isEqualTo(1);
    }
    try (ConfigurableApplicationContext other = hello(url, name + "-other")) {
      assertThat(other.getBean(GreetingCache.class).stats().hitCount()).isZero();
    }
  }

  @Test
  void application_hasFifteenLines() throws IOException {
    long lines = 0;
    for (String source : List.of("Greeting.java", "Hello.java")) {
      lines +=
          Files.readAllLines(SOURCES.resolve("com/example/hello/" + source)).stream()
              .filter(line -> !line.isBlank() && !line.matches("(package|import) .*"))
              .count();
    }

    assertThat(lines).isBetween(10L, 15L);
  }

  @Test
  void storage_isSaidByItsUrlAlone() {
    try (RedisProcess redis = RedisProcess.builder().password("s3cret").start();
        ConfigurableApplicationContext context =
            SpringApplication.run(
                Hello.class,
                "--cacheme.storages.my-redis=" + redis.url(),
                "--spring.main.web-application-type=none")) {
      assertThat(context.getBean(GreetingCache.class).stats().tiers())
          .singleElement()
          .satisfies(tier -> assertThat(tier.fillCount()).isEqualTo(1));
      assertThat(printed.text()).contains("Hello, world!").doesNotContain("s3cret");
    }
  }
}
