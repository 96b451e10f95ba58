package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.TestCertificate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tls=true} against a PostgreSQL with a certificate of its own for 127.0.0.1. */
class PostgresqlTlsTest {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static PostgresProcess postgres;
  private static PostgresProcess plain;
  private RemoteStorage storage;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(folder, "ip:127.0.0.1");
    Files.setPosixFilePermissions(
        certificate.keyPem(), PosixFilePermissions.fromString("rw-------"));
    postgres =
        PostgresProcess.builder()
            .setting("ssl", "on")
            .setting("ssl_cert_file", certificate.pem().toString())
            .setting("ssl_key_file", certificate.keyPem().toString())
            .setting("ssl_ca_file", certificate.pem().toString())
            .start();
    plain = PostgresProcess.start();
    Psql.applySchema(postgres.url());
  }

  @AfterAll
  static void stop() {
    postgres.close();
    plain.close();
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
    try (Psql psql = new Psql(postgres.url())) {
      assertServes(
          "127.0.0.1",
          "caCertificate="
              + encoded(certificate.pem())
              + "&keyStore="
              + encoded(certificate.store())
              + "&keyStorePassword="
              + TestCertificate.PASSWORD);
      assertThat(psql.number("SELECT count(*) FROM pg_stat_ssl WHERE client_dn = '/CN=server'"))
          .isPositive();
    }
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
  void serverWithoutTls_isRejected() {
    storage = PostgresqlStorage.builder(plain.url() + "?tls=true&verify=none").build();

    assertThat(Await.failure(storage.open(StorageContexts.system("tls"))))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("does not speak TLS");
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
    String url = postgres.url().replace("127.0.0.1", host) + "?tls=true&" + options;
    storage = PostgresqlStorage.builder(url).build();
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }
}
