package io.cacheme.storage.postgresql;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.TestCertificate;
import io.cacheme.testservers.contract.ClientCertificateContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that lets in who shows a certificate, and nobody else. */
class PostgresqlClientCertificateTest extends ClientCertificateContract {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static PostgresProcess postgres;

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

  @Override
  protected TestCertificate certificate() {
    return certificate;
  }

  @Override
  protected RemoteStorage create(String options) {
    return PostgresqlStorage.builder(postgres.url() + "?tls=true&verify=none" + options).build();
  }

  @Override
  protected String refusal() {
    return "refused the user or the password";
  }
}
