package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.MongoInProcess;
import io.cacheme.testservers.TestCertificate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A MongoDB behind TLS that lets in who shows a certificate, and nobody else. */
class MongodbClientCertificateTest {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static MongoInProcess mongo;
  private static CertifiedGate gate;
  private RemoteStorage storage;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(folder, "ip:127.0.0.1");
    mongo = MongoInProcess.start();
    gate = new CertifiedGate(certificate, mongo.port());
  }

  @AfterAll
  static void stop() throws Exception {
    gate.close();
    mongo.close();
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
    storage =
        MongodbStorage.builder(
                "mongodb://127.0.0.1:"
                    + gate.port()
                    + "?createSchema=true&tls=true&verify=none"
                    + options)
            .build();
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }
}
