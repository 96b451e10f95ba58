package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FreePort;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisProcess;
import io.cacheme.testservers.ServerUnavailableException;
import io.cacheme.testservers.TestCertificate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that lets in who shows a certificate, and nobody else. */
class RedisClientCertificateTest {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static RedisProcess redis;
  private static int port;
  private RemoteStorage storage;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(folder, "ip:127.0.0.1");
    port = FreePort.find();
    try {
      redis =
          RedisProcess.builder()
              .setting("tls-port", String.valueOf(port))
              .setting("tls-cert-file", certificate.pem().toString())
              .setting("tls-key-file", certificate.keyPem().toString())
              .setting("tls-ca-cert-file", certificate.pem().toString())
              .setting("tls-auth-clients", "yes")
              .start();
    } catch (ServerUnavailableException e) {
      assumeTrue(false, "this Redis cannot speak TLS: " + e.getMessage());
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (redis != null) {
      redis.close();
    }
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
  }

  @Test
  void clientCertificate_isPresented() {
    create(
        "&clientCertificate="
            + encoded(certificate.pem())
            + "&clientKey="
            + encoded(certificate.keyPem()));
    Await.value(storage.open(StorageContexts.system("tls")));
    Await.value(storage.put("a", new byte[200_000], 60_000));

    assertThat(Await.value(storage.get("a")).bytes()).hasSize(200_000);
  }

  @Test
  void withoutIt_fails_andTheMessageSaysHowToNameIt() {
    create("");

    assertThat(Await.failure(storage.open(StorageContexts.system("tls"))))
        .hasMessageContaining("wants a certificate")
        .hasMessageContaining("clientCertificate");
  }

  private void create(String options) {
    storage = RedisStorage.builder("rediss://127.0.0.1:" + port + "?verify=none" + options).build();
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }
}
