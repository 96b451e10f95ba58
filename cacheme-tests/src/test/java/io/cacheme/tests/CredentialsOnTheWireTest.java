package io.cacheme.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What SECURITY.md says of passwords: without TLS, who answers in a server's place is told them, at
 * once or when he asks; with it, nobody whose certificate is not trusted.
 */
class CredentialsOnTheWireTest {

  private static final String PASSWORD = "canary";
  private static final String NOTHING = "";

  /** As MySQL begins, naming the way of logging in that is asked for next. */
  private static final String MYSQL_GREETING =
      packet(
          0,
          "0a"
              + text("8.0.36\0")
              + "01000000"
              + text("12345678\0")
              + "09a22d0200080015"
              + "00".repeat(10)
              + text("123456789012\0mysql_native_password\0"));

  private static final String MYSQL_CLEAR =
      packet(2, "fe" + text("mysql_clear_password\0" + "1".repeat(20) + "\0"));
  private static final String MYSQL_OK = packet(2, "00000002000000");
  private static final String POSTGRESQL_CLEAR = "520000000800000003";
  private static final String POSTGRESQL_OK = "520000000800000000" + "5a0000000549"; // and is idle

  @ParameterizedTest
  @CsvSource({
    "redis://:canary@127.0.0.1:PORT, NOTHING, NOTHING",
    "postgresql://u:canary@127.0.0.1:PORT/d, NOTHING, POSTGRESQL_CLEAR",
    "mysql://u:canary@127.0.0.1:PORT/d, MYSQL_GREETING, MYSQL_CLEAR"
  })
  void withoutTls_whoAnswers_isToldThePassword(String url, String first, String then)
      throws IOException {
    try (Impostor impostor = new Impostor(List.of(bytes(first), bytes(then)));
        Cacheme cacheme = builder(url, impostor.port()).build()) {
      Await.until("the password is told", () -> impostor.heard().contains(PASSWORD));
      assertThat(cacheme.describe()).doesNotContain(PASSWORD);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rediss://:canary@127.0.0.1:PORT, NOTHING, NOTHING",
    "postgresql://u:canary@127.0.0.1:PORT/d?tls=true, NOTHING, POSTGRESQL_CLEAR",
    "mysql://u:canary@127.0.0.1:PORT/d?tls=true, MYSQL_GREETING, MYSQL_CLEAR"
  })
  void withTls_whoSpeaksNone_isNotTold(String url, String first, String then) throws IOException {
    try (Impostor impostor = new Impostor(List.of(bytes(first), bytes(then)))) {
      Await.value(builder(url, impostor.port()).buildAsync().handle(this::closeOpened));

      Await.until("it was connected to, and heard all", impostor::heardAll);
      assertThat(impostor.heard()).doesNotContain(PASSWORD);
    }
  }

  /**
   * A driver may get TLS ready beside its event loop: what comes meanwhile is not to pass for an
   * answer, be it to the login.
   */
  @ParameterizedTest
  @CsvSource({
    "mysql, 36, MYSQL_GREETING MYSQL_CLEAR, NOTHING",
    "mysql, 36, MYSQL_GREETING MYSQL_OK, NOTHING",
    "mysql, 36, MYSQL_GREETING, MYSQL_CLEAR",
    "mysql, 36, MYSQL_GREETING, MYSQL_OK",
    "postgresql, 8, NOTHING, POSTGRESQL_YES POSTGRESQL_CLEAR",
    "postgresql, 8, NOTHING, POSTGRESQL_YES POSTGRESQL_OK"
  })
  void withTls_whoGoesOnInPlainText_hearsOnlyThatTlsIsAskedFor(
      String product, int requestBytes, String first, String then) throws IOException {
    String url = product + "://u:canary@127.0.0.1:PORT/d?tls=true";
    try (Impostor impostor = new Impostor(List.of(bytes(first), bytes(then)))) {
      Throwable refused =
          Await.value(builder(url, impostor.port()).buildAsync().handle(this::closeOpened));

      Await.until("it was connected to, and heard all", impostor::heardAll);
      String heard = impostor.heard();
      String rest = heard.substring(Math.min(requestBytes, heard.length()));
      assertThat(rest).matches("(?s)|\\x16\\x03.*"); // a record of TLS's handshake
      if (product.equals("mysql")) {
        assertThat(refused).hasMessageContaining("TLS").hasMessageContaining("help:");
      }
    }
  }

  private @Nullable Throwable closeOpened(@Nullable Cacheme opened, @Nullable Throwable refused) {
    if (opened != null) { // it goes on without its storage
      opened.close();
    }
    return refused;
  }

  @Test
  void sentinel_namesAnotherHost_whichIsToldThePassword() throws IOException {
    try (Impostor impostor = new Impostor(List.of(bytes("NOTHING"), bytes("NOTHING")));
        FalseSentinel sentinel = new FalseSentinel(impostor.port());
        Cacheme cacheme =
            builder("redis://:canary@127.0.0.1:PORT?sentinel=main", sentinel.port()).build()) {
      Await.until("the password is told", () -> impostor.heard().contains(PASSWORD));
      assertThat(cacheme.describe()).doesNotContain(PASSWORD);
    }
  }

  private static Cacheme.Builder builder(String url, int port) {
    return Cacheme.builder()
        .connectTimeout(Duration.ofSeconds(2))
        .storage("my-storage", url.replace("PORT", "" + port));
  }

  /** Those of all {@code names}, with spaces between, which are sent at once. */
  private static byte[] bytes(String names) {
    return HexFormat.of()
        .parseHex(
            Stream.of(names.split(" "))
                .map(CredentialsOnTheWireTest::hex)
                .collect(Collectors.joining()));
  }

  private static String hex(String name) {
    return switch (name) {
      case "MYSQL_GREETING" -> MYSQL_GREETING;
      case "MYSQL_CLEAR" -> MYSQL_CLEAR;
      case "MYSQL_OK" -> MYSQL_OK;
      case "POSTGRESQL_YES" -> text("S");
      case "POSTGRESQL_CLEAR" -> POSTGRESQL_CLEAR;
      case "POSTGRESQL_OK" -> POSTGRESQL_OK;
      default -> NOTHING;
    };
  }

  private static String text(String text) {
    return HexFormat.of().formatHex(text.getBytes(ISO_8859_1));
  }

  private static String packet(int number, String hex) {
    return "%02x0000%02x%s".formatted(hex.length() / 2, number, hex);
  }

  /** Says its first line at once and the next to who has said something, and notes all it hears. */
  private static final class Impostor implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final StringBuffer heard = new StringBuffer();
    private final AtomicInteger talking = new AtomicInteger();
    private volatile boolean met;
    private final List<byte[]> lines;

    Impostor(List<byte[]> lines) throws IOException {
      this.lines = lines;
      daemon(this::accept);
    }

    int port() {
      return listener.getLocalPort();
    }

    /** Whether somebody came, and all who did have left. */
    boolean heardAll() {
      return met && talking.get() == 0;
    }

    String heard() {
      return heard.toString();
    }

    private void accept() {
      try {
        while (true) {
          Socket socket = listener.accept();
          talking.incrementAndGet();
          met = true;
          daemon(() -> serve(socket));
        }
      } catch (IOException closed) {
        return;
      }
    }

    private void serve(Socket socket) {
      try (socket) {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        byte[] buffer = new byte[4_096];
        out.write(lines.get(0));
        for (int read = in.read(buffer), i = 1; read >= 0; read = in.read(buffer), i++) {
          heard.append(new String(buffer, 0, read, ISO_8859_1));
          if (i < lines.size()) {
            out.write(lines.get(i));
          }
        }
      } catch (IOException clientLeft) {
        return;
      } finally {
        talking.decrementAndGet();
      }
    }

    private static void daemon(Runnable task) {
      Thread thread = new Thread(task, "impostor");
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
