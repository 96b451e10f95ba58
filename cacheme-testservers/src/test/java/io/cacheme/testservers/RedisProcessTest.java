package io.cacheme.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class RedisProcessTest {

  @Test
  void start_answersOnTheLoopback() throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        Wire wire = Wire.to(redis.port())) {
      assertThat(wire.ask("PING")).isEqualTo("+PONG");
      assertThat(redis.url()).isEqualTo("redis://127.0.0.1:" + redis.port());
      assertThat(redis.version()).startsWith("Redis ");
    }
  }

  @Test
  void password_isRequired() throws Exception {
    try (RedisProcess redis = RedisProcess.builder().password("s3cret").start();
        Wire wire = Wire.to(redis.port())) {
      assertThat(wire.ask("GET a")).startsWith("-NOAUTH");
      assertThat(wire.ask("AUTH s3cret")).isEqualTo("+OK");
      assertThat(redis.url()).startsWith("redis://:s3cret@");
    }
  }

  @Test
  void setting_reachesTheServer() throws Exception {
    try (RedisProcess redis = RedisProcess.builder().setting("databases", "3").start();
        Wire wire = Wire.to(redis.port())) {
      assertThat(wire.ask("SELECT 2")).isEqualTo("+OK");
      assertThat(wire.ask("SELECT 3")).startsWith("-ERR");
    }
  }

  @Test
  void stopAndCont_hangsAndGoesOn() throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        Wire wire = Wire.to(redis.port())) {
      redis.stop();
      wire.askInVain("PING");
      redis.cont();
      assertThat(wire.read()).isEqualTo("+PONG");
    }
  }

  @Test
  void killAndRestart_samePortNoData() throws Exception {
    try (RedisProcess redis = RedisProcess.start()) {
      int port = redis.port();
      try (Wire wire = Wire.to(port)) {
        wire.ask("SET a b");
      }
      redis.kill();
      assertThatThrownBy(() -> Wire.to(port)).isInstanceOf(ConnectException.class);
      redis.restart();
      assertThat(redis.port()).isEqualTo(port);
      try (Wire wire = Wire.to(port)) {
        assertThat(wire.ask("GET a")).isEqualTo("$-1");
      }
    }
  }

  @Test
  void shared_isTheSameServerEachTime() {
    assertThat(TestServers.redis()).isSameAs(TestServers.redis());
    assertThat(TestServers.redis().toString()).contains(":" + TestServers.redis().port());
  }
}
