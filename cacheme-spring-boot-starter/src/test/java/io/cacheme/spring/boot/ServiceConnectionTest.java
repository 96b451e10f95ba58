package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.example.hello.GreetingCache;
import com.example.hello.Hello;
import io.cacheme.testservers.RedisProcess;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** Containers with {@code @ServiceConnection}, which here are none: only what they tell is real. */
class ServiceConnectionTest {

  private static RedisProcess redis;

  /** Says where something is that runs already. */
  static class Running extends GenericContainer<Running> {

    private final int port;

    Running(String image, int port, Map<String, String> variables) {
      super(DockerImageName.parse(image));
      this.port = port;
      withEnv(variables);
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public String getHost() {
      return "127.0.0.1";
    }

    @Override
    public Integer getMappedPort(int original) {
      return port == 0 ? original : port;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Containers {

    @Bean
    @ServiceConnection("redis")
    Running container() {
      return new Running(
          "example.com/own-redis:1", redis.port(), Map.of("REDIS_PASSWORD", "s3cret"));
    }
  }

  @Test
  void container_isWhereTheStorageIs() {
    try (RedisProcess started = RedisProcess.builder().password("s3cret").start()) {
      redis = started;
      try (ConfigurableApplicationContext hello =
          new SpringApplicationBuilder(Hello.class, Containers.class)
              .web(WebApplicationType.NONE)
              .properties("cacheme.storages.my-redis.url=redis://production:1?poolSize=2")
              .run()) {
        assertThat(hello.getBean(GreetingCache.class).stats().tiers())
            .singleElement()
            .satisfies(tier -> assertThat(tier.fillCount()).isEqualTo(1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void details_areThoseOfTheContainer(Class<?> container, String url, boolean hasUser) {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class))
        .withUserConfiguration(container)
        .run(
            context -> {
              CachemeConnectionDetails details = context.getBean(CachemeConnectionDetails.class);
              assertThat(details.getUrl()).isEqualTo(url);
              assertThat(details.getUsername()).isEqualTo(hasUser ? "me" : null);
              assertThat(details.getPassword()).isEqualTo("s3cret");
              assertThat(details.getStorage()).isNull();
            });
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        arguments(Redis.class, "redis://127.0.0.1:6379", false),
        arguments(Postgresql.class, "postgresql://127.0.0.1:5432/things?createSchema=true", true),
        arguments(Mysql.class, "mysql://127.0.0.1:3306/things?createSchema=true", true),
        arguments(Mariadb.class, "mariadb://127.0.0.1:3306/things?createSchema=true", true),
        arguments(Mongodb.class, "mongodb://127.0.0.1:27017/test?createSchema=true", true));
  }

  private static Running with(String image, String prefix, String user, String database) {
    return new Running(
        image,
        0,
        Map.of(prefix + user, "me", prefix + "PASSWORD", "s3cret", prefix + database, "things"));
  }

  @Configuration(proxyBeanMethods = false)
  static class Redis {

    @Bean
    @ServiceConnection("redis")
    Running container() {
      return new Running("redis:7", 0, Map.of("REDIS_PASSWORD", "s3cret"));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Postgresql {

    @Bean
    @ServiceConnection("postgres")
    Running container() {
      return with("postgres:18", "POSTGRES_", "USER", "DB");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Mysql {

    @Bean
    @ServiceConnection("mysql")
    Running container() {
      return with("mysql:8", "MYSQL_", "USER", "DATABASE");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Mariadb {

    @Bean
    @ServiceConnection("mariadb")
    Running container() {
      return with("mariadb:11", "MYSQL_", "USER", "DATABASE");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Mongodb {

    @Bean
    @ServiceConnection("mongo")
    Running container() {
      return with("mongo:8", "MONGO_INITDB_ROOT_", "USERNAME", "NOTHING");
    }
  }
}
