package io.cacheme.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureLogTest {

  private static final Logger LOGGER = Logger.getLogger("io.cacheme.Cacheme");

  private final ManualTimeSource time = new ManualTimeSource();
  private final FailureLog log = new FailureLog(time);
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          lines.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(handler);
  }

  @AfterEach
  void leave() {
    LOGGER.removeHandler(handler);
    LOGGER.setUseParentHandlers(true);
  }

  @Test
  void warn_againWithinTenSeconds_isCountedInTheNextLine() {
    log.warn("one");
    log.warn("two");
    time.advance(Duration.ofSeconds(10).minusNanos(1));
    log.warn("three");
    assertThat(lines).containsExactly("one");

    time.advanceNanos(1);
    log.warn("four");
    assertThat(lines).containsExactly("one", "four; so did 2 more since the last line");
    log.warn("five");
    time.advance(Duration.ofSeconds(10));
    log.warn("six");
    assertThat(lines.get(2)).isEqualTo("six; so did 1 more since the last line");
    time.advance(Duration.ofSeconds(10));
    log.warn("seven");
    assertThat(lines.get(3)).isEqualTo("seven");
  }

  @Test
  void warn_ofAFailure_namesIt() {
    log.warn("a load failed", new IllegalStateException("down"));

    assertThat(lines).containsExactly("a load failed: java.lang.IllegalStateException: down");
  }
}
