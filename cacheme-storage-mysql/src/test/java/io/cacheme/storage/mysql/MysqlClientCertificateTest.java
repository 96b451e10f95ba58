package io.cacheme.storage.mysql;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.TestCertificate;
import io.cacheme.testservers.contract.ClientCertificateContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A user of MariaDB who has to show a certificate. */
class MysqlClientCertificateTest extends ClientCertificateContract {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static MysqlProcess server;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(folder, "ip:127.0.0.1");
    server =
        MysqlProcess.builder(MysqlKind.MARIADB)
            .setting("ssl", "1")
            .setting("ssl_cert", certificate.pem().toString())
            .setting("ssl_key", certificate.keyPem().toString())
            .setting("ssl_ca", certificate.pem().toString())
            .startOrSkip();
    try (Admin admin = Admin.of(server)) {
      admin.createUser("certified", "IDENTIFIED BY 'secret' REQUIRE X509");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected TestCertificate certificate() {
    return certificate;
  }

  @Override
  protected RemoteStorage create(String options) {
    return MysqlStorage.builder(
            "mysql://certified:secret@127.0.0.1:"
                + server.port()
                + "/cacheme?createSchema=true&tls=true&verify=none"
                + options)
        .build();
  }

  @Override
  protected String refusal() {
    return "refused the user or the password";
  }
}
