package io.cacheme.storage.postgresql;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.TestCertificate;
import io.cacheme.testservers.contract.StorageTlsContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tls=true} against a PostgreSQL that speaks it. */
class PostgresqlTlsTest extends StorageTlsContract {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static PostgresProcess postgres;
  private static PostgresProcess plain;

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

  @Override
  protected TestCertificate certificate() {
    return certificate;
  }

  @Override
  protected RemoteStorage create(String host, String options) {
    String url = postgres.url().replace("127.0.0.1", host) + "?tls=true&" + options;
    return PostgresqlStorage.builder(url).build();
  }

  @Override
  protected boolean hasSeenCertificate() {
    try (Psql psql = new Psql(postgres.url())) {
      return psql.number("SELECT count(*) FROM pg_stat_ssl WHERE client_dn = '/CN=server'") > 0;
    }
  }

  @Test
  void serverWithoutTls_isRejected() {
    assertRejected(PostgresqlStorage.builder(plain.url() + "?tls=true&verify=none").build())
        .hasMessageContaining("does not speak TLS");
  }
}
