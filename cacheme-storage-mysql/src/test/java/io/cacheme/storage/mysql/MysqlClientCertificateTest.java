package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.TestCertificate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user of MariaDB who has to show a certificate. */
class MysqlClientCertificateTest {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static MysqlProcess server;
  private RemoteStorage storage;

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
    storage =
        MysqlStorage.builder(
                "mysql://certified:secret@127.0.0.1:"
                    + server.port()
                    + "/cacheme?createSchema=true&tls=true&verify=none"
                    + options)
            .build();
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }
}
