package io.cacheme.examples.webshop;

import io.cacheme.spring.boot.CachemeConnectionDetails;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.RedisProcess;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Servers of this program's own, which end with it. A shop of yours has URLs instead. */
@Configuration(proxyBeanMethods = false)
@Profile("bundled")
class BundledServers {

  @Bean
  RedisProcess redis() {
    return RedisProcess.start();
  }

  @Bean
  PostgresProcess postgres() {
    return PostgresProcess.builder()
        .setting("track_commit_timestamp", "on") // for the ledger of the demo
        .start();
  }

  @Bean
  CachemeConnectionDetails whereRedisIs(RedisProcess redis) {
    return redis::url;
  }

  @Bean
  JdbcConnectionDetails wherePostgresIs(PostgresProcess postgres) {
    return new JdbcConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return jdbcUrl(postgres);
      }

      @Override
      public String getUsername() {
        return postgres.user();
      }

      @Override
      public String getPassword() {
        return postgres.password();
      }
    };
  }

  static String jdbcUrl(PostgresProcess postgres) {
    return "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/postgres";
  }
}
