package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StorageUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueLimitTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "1MiB", "16MiB"})
  void mostInReply_areAllRead_howeverLarge(String maxValueBytes) {
    RedisOptions options =
        RedisOptions.of(StorageUrl.parse("redis://127.0.0.1:1?maxValueBytes=" + maxValueBytes));
    ValueLimit limit = new ValueLimit(options);
    long each = limit.maxBytes() + ("$" + limit.maxBytes() + "\r\n\r\n").length();

    assertThat(limit.mostInReply()).isPositive();
    assertThat(limit.mostInReply() * each + "*1000000\r\n".length())
        .isLessThanOrEqualTo(RespReader.MOST_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1KiB", "1MiB"})
  void mostInReply_byTheDefault_isNotWhatSplitsAChunk(String maxValueBytes) {
    RedisOptions options =
        RedisOptions.of(StorageUrl.parse("redis://127.0.0.1:1?maxValueBytes=" + maxValueBytes));

    assertThat(new ValueLimit(options).mostInReply()).isGreaterThanOrEqualTo(500);
  }
}
