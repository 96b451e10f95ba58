package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
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

/** A PostgreSQL that lets in who shows a certificate, and nobody else. */
class PostgresqlClientCertificateTest {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static PostgresProcess postgres;
  private RemoteStorage storage;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(folder, "ip:127.0.0.1");
    Files.setPosixFilePermissions(
        certificate.keyPem(), PosixFilePermissions.fromString("rw-------"));
    Path rules =
        Files.writeString(
            folder.resolve("pg_hba.conf"),
            "hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-ca\n"
                + "hostnossl all all 127.0.0.1/32 scram-sha-256\n");
    postgres =
        PostgresProcess.builder()
            .setting("ssl", "on")
            .setting("ssl_cert_file", certificate.pem().toString())
            .setting("ssl_key_file", certificate.keyPem().toString())
            .setting("ssl_ca_file", certificate.pem().toString())
            .setting("hba_file", rules.toString())
            .start();
    Psql.applySchema(postgres.url());
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
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
        .hasMessageContaining("refused the user or the password")
        .hasMessageContaining("clientCertificate");
  }

  private void create(String options) {
    storage = PostgresqlStorage.builder(postgres.url() + "?tls=true&verify=none" + options).build();
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }
}
