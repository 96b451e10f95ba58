package io.cacheme.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.testkit.FaultProxy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

  private final TestServer redis = TestServers.redis();
  private FaultProxy proxy;
  private Wire wire;

  @BeforeEach
  void open() throws IOException {
    proxy = FaultProxy.to(redis.host(), redis.port());
    wire = Wire.to(proxy.port());
    assertThat(echo("hello")).isEqualTo("hello");
  }

  @AfterEach
  void close() throws IOException {
    wire.close();
    proxy.close();
  }

  @Test
  void delay_answersLater() throws Exception {
    proxy.delay(Duration.ofMillis(150));
    long start = System.nanoTime();
    assertThat(echo("a")).isEqualTo("a");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void blackhole_thenHeal_arrivesLate() throws Exception {
    proxy.blackhole();
    wire.askInVain("ECHO a");
    proxy.heal();
    assertThat(wire.read()).isEqualTo("$1");
  }

  @Test
  void halfOpen_oldConnectionIsSilentForEver_newOneWorks() throws Exception {
    proxy.halfOpen();
    wire.askInVain("ECHO a");
    try (Wire other = Wire.to(proxy.port())) {
      assertThat(other.ask("ECHO b")).isEqualTo("$1");
    }
  }

  @Test
  void reset_endsTheConnection_newOneWorks() throws Exception {
    proxy.reset();
    assertThatThrownBy(() -> echo("a")).isInstanceOf(SocketException.class);
    wire = Wire.to(proxy.port());
    assertThat(echo("b")).isEqualTo("b");
  }

  @Test
  void resetAfter_endsInTheMiddleOfAReply() {
    proxy.resetAfter(6);
    assertThatThrownBy(() -> echo("abcdefgh")).isInstanceOf(SocketException.class);
  }

  @Test
  void refuse_thenHeal_samePort() throws Exception {
    int port = proxy.port();
    proxy.refuse();
    assertThatThrownBy(() -> Wire.to(port)).isInstanceOf(ConnectException.class);
    proxy.heal();
    assertThat(proxy.port()).isEqualTo(port);
    wire = Wire.to(port);
    assertThat(echo("c")).isEqualTo("c");
  }

  @Test
  void slice_arrivesWhole() throws Exception {
    proxy.slice(1);
    assertThat(echo("abcdefghij")).isEqualTo("abcdefghij");
  }

  @Test
  void corrupt_changesReplies() throws Exception {
    proxy.corrupt(5);
    assertThat(wire.ask("ECHO abcdefgh")).isEqualTo("$8");
    assertThat(wire.read()).contains("u");
  }

  private String echo(String text) throws IOException {
    assertThat(wire.ask("ECHO " + text)).isEqualTo("$" + text.length());
    return wire.read();
  }
}
