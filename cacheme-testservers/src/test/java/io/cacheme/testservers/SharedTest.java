package io.cacheme.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class SharedTest {

  private final String required = System.getProperty(TestServers.REQUIRE);

  @AfterEach
  void restore() {
    if (required == null) {
      System.clearProperty(TestServers.REQUIRE);
    } else {
      System.setProperty(TestServers.REQUIRE, required);
    }
  }

  @Test
  void get_twice_startsOnce() {
    AtomicInteger starts = new AtomicInteger();
    Shared<Integer> shared = new Shared<>("x", starts::incrementAndGet);

    assertThat(shared.get()).isEqualTo(shared.get()).isEqualTo(1);
  }

  @Test
  void get_noServer_skipsTheTest() {
    System.clearProperty(TestServers.REQUIRE);

    assertThatThrownBy(broken()::get)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no x: ")
        .hasMessageContaining("broken");
  }

  @Test
  void get_noServerButRequired_fails() {
    System.setProperty(TestServers.REQUIRE, "y,x");

    assertThatThrownBy(broken()::get)
        .isInstanceOf(ServerUnavailableException.class)
        .hasMessage("x is required by -Dcacheme.require and cannot be had")
        .hasRootCauseMessage("broken");
  }

  private static Shared<Integer> broken() {
    return new Shared<>(
        "x",
        () -> {
          throw new IllegalStateException("broken");
        });
  }
}
