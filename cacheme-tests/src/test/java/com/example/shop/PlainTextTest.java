package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.codec.ValueType;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  private final InMemoryRemoteStorage redis = new InMemoryRemoteStorage(new ManualTimeSource());

  @Test
  void mottos_areStoredAsText_andReadByTheNextProcess() {
    try (Cacheme cacheme = Cacheme.builder().storage("my-redis", redis).build()) {
      MottoCache.create(cacheme).sync().get("Tea & Co");
    }
    assertThat(redis.keys())
        .anySatisfy(
            key ->
                assertThat(new String(redis.peek(key), StandardCharsets.UTF_8))
                    .contains("Open all day, says Tea & Co"));

    try (Cacheme next = Cacheme.builder().storage("my-redis", redis.another()).build()) {
      MottoCache mottos = MottoCache.create(next);
      assertThat(mottos.sync().get("Tea & Co")).isEqualTo("Open all day, says Tea & Co");
      assertThat(mottos.stats().loadCount()).isZero();
    }
  }

  @Test
  void whatItCannotWrite_isToldWhenANodeIsBound() {
    assertThatThrownBy(() -> new PlainText().check(ValueType.of(Long.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no java.lang.Long");
  }
}
