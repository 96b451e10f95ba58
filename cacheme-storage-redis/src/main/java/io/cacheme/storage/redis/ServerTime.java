package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads the answer to {@code TIME}. */
final class ServerTime {

  private ServerTime() {}

  /**
   * Milliseconds since the epoch, of two texts: seconds, and microseconds of the second.
   *
   * @throws RedisFailure if {@code answer} is not what Redis answers
   */
  static Long millis(List<Object> answer) {
    if (answer.size() == 2
        && answer.get(0) instanceof StoredValue seconds
        && answer.get(1) instanceof StoredValue micros) {
      try {
        return TimeUnit.SECONDS.toMillis(number(seconds)) + number(micros) / 1_000;
      } catch (NumberFormatException e) {
        // it is none
      }
    }
    throw new RedisFailure("TIME was answered by what is no time");
  }

  private static long number(StoredValue text) {
    return Long.parseLong(new String(text.bytes(), StandardCharsets.US_ASCII));
  }
}
