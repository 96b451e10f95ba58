package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
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

/**
 * {@code rediss://} against a Redis that speaks TLS with a certificate of its own for 127.0.0.1.
 */
class RedisTlsTest {

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
              .setting("tls-auth-clients", "optional")
              .start();
    } catch (ServerUnavailableException e) {
      assumeTrue(false, "this Redis cannot speak TLS: " + e.getMessage());
    }
  }

  @AfterAll
  static void stop() {
    if (redis != null) {
      redis.close();
    }
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
  }

  @Test
  void caCertificate_isTrusted() {
    assertServes("127.0.0.1", "caCertificate=" + encoded(certificate.pem()));
  }

  @Test
  void trustStore_isTrusted() {
    assertServes(
        "127.0.0.1",
        "trustStore="
            + encoded(certificate.store())
            + "&trustStorePassword="
            + TestCertificate.PASSWORD);
  }

  @Test
  void keyStore_isPresented() {
    assertServes(
        "127.0.0.1",
        "caCertificate="
            + encoded(certificate.pem())
            + "&keyStore="
            + encoded(certificate.store())
            + "&keyStorePassword="
            + TestCertificate.PASSWORD);
  }

  @Test
  void verifyNone_trustsAnything() {
    assertServes("127.0.0.1", "verify=none");
  }

  @Test
  void verifyCa_trustsOtherNames() {
    assertServes("localhost", "verify=ca&caCertificate=" + encoded(certificate.pem()));
  }

  @Test
  void unknownAuthority_isRejected() {
    assertThat(failure("127.0.0.1", "verify=full"))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("has a certificate that is not trusted")
        .hasMessageContaining("caCertificate or trustStore");
  }

  @Test
  void anotherHostsCertificate_isRejected() {
    assertThat(failure("localhost", "caCertificate=" + encoded(certificate.pem())))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("localhost");
  }

  @Test
  void serverWithoutTls_fails() {
    storage = RedisStorage.builder("rediss://127.0.0.1:" + redis.port() + "?verify=none").build();

    assertThat(Await.failure(storage.open(StorageContexts.system("tls")))).isNotNull();
  }

  private void assertServes(String host, String options) {
    open(host, options);
    Await.value(storage.open(StorageContexts.system("tls")));
    Await.value(storage.put("a", new byte[200_000], 60_000));
    assertThat(Await.value(storage.get("a")).bytes()).hasSize(200_000);
  }

  private Throwable failure(String host, String options) {
    open(host, options);
    return Await.failure(storage.open(StorageContexts.system("tls")));
  }

  private void open(String host, String options) {
    storage = RedisStorage.builder("rediss://" + host + ":" + port + "?" + options).build();
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }
}
