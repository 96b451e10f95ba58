package io.cacheme.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class PostgresProcessTest {

  @Test
  void start_asksForAPassword() throws Exception {
    try (PostgresProcess postgres = PostgresProcess.start()) {
      assertThat(greet(postgres.port())).isEqualTo('R');
      assertThat(postgres.url())
          .isEqualTo(
              "postgresql://postgres:"
                  + postgres.password()
                  + "@127.0.0.1:"
                  + postgres.port()
                  + "/postgres");
      assertThat(postgres.version()).contains("PostgreSQL");
      assertThat(new TestServer(postgres.url(), "a test").toString())
          .isEqualTo("a test, at 127.0.0.1:" + postgres.port());
    }
  }

  @Test
  void stopAndCont_hangsAndGoesOn() throws Exception {
    try (PostgresProcess postgres = PostgresProcess.start()) {
      postgres.stop();
      assertThatThrownBy(() -> greet(postgres.port())).isInstanceOf(SocketTimeoutException.class);
      postgres.cont();
      assertThat(greet(postgres.port())).isEqualTo('R');
    }
  }

  @Test
  void killAndRestart_samePort() throws Exception {
    try (PostgresProcess postgres = PostgresProcess.start()) {
      postgres.kill();
      assertThatThrownBy(() -> greet(postgres.port())).isInstanceOf(ConnectException.class);
      postgres.restart();
      assertThat(greet(postgres.port())).isEqualTo('R');
    }
  }

  @Test
  void setting_thatIsWrong_saysWhatTheServerSaid() {
    assertThatThrownBy(() -> PostgresProcess.builder().setting("no_such_thing", "1").start())
        .isInstanceOf(ServerUnavailableException.class)
        .hasMessageContaining("no_such_thing");
  }

  /** What it answers to the first message, as a type of message. */
  private static int greet(int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write(PostgresProcess.startup());
      return socket.getInputStream().read();
    }
  }
}
