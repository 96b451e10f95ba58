package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.MongoInProcess;
import io.cacheme.testservers.TestCertificate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tls=true}, against a server that has a certificate of its own for 127.0.0.1. */
class MongodbTlsTest {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static MongoInProcess mongo;
  private RemoteStorage storage;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(folder, "ip:127.0.0.1");
    mongo = MongoInProcess.builder().tls(certificate.key(), certificate.certificate()).start();
  }

  @AfterAll
  static void stop() {
    mongo.close();
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
  void stores_areTrustedAndPresented() {
    String store = encoded(certificate.store());
    assertServes(
        "127.0.0.1",
        "trustStore="
            + store
            + "&trustStorePassword=changeit&keyStore="
            + store
            + "&keyStorePassword=changeit");
  }

  @Test
  void verifyNone_trustsAnything() {
    assertServes("localhost", "verify=none");
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
    try (MongoInProcess plain = MongoInProcess.start()) {
      storage =
          MongodbStorage.builder("mongodb://127.0.0.1:" + plain.port() + "?tls=true&verify=none")
              .build();

      // each waits for the other to say more
      assertThat(Await.failure(storage.open(StorageContexts.system("tls", Duration.ofMillis(500)))))
          .isNotInstanceOf(StorageRejectedException.class);
    }
  }

  @Test
  void close_endsItsThreads() {
    assertServes("127.0.0.1", "verify=none");
    Await.value(storage.close());

    Await.until(
        "its threads end",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("cacheme-tls-")));
  }

  private void assertServes(String host, String options) {
    create(host, options);
    Await.value(storage.open(StorageContexts.system("tls")));
    Await.value(storage.put("a", new byte[200_000], 60_000));
    assertThat(Await.value(storage.get("a")).bytes()).hasSize(200_000);
  }

  private Throwable failure(String host, String options) {
    create(host, options);
    return Await.failure(storage.open(StorageContexts.system("tls")));
  }

  private void create(String host, String options) {
    storage =
        MongodbStorage.builder("mongodb://" + host + ":" + mongo.port() + "?tls=true&" + options)
            .createSchema(true)
            .build();
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }
}
