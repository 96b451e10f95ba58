package io.cacheme.storage.mysql;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.TestCertificate;
import io.cacheme.testservers.contract.StorageTlsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code tls=true}: with the certificates that MySQL makes, and with one for 127.0.0.1. */
class MysqlTlsTest extends StorageTlsContract {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static MysqlProcess asItComes;
  private static MysqlProcess named;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(folder, "ip:127.0.0.1");
    asItComes = MysqlProcess.builder(MysqlKind.MYSQL).startOrSkip();
    named =
        MysqlProcess.builder(MysqlKind.MARIADB)
            .setting("ssl", "1")
            .setting("ssl_cert", certificate.pem().toString())
            .setting("ssl_key", certificate.keyPem().toString())
            .setting("ssl_ca", certificate.pem().toString())
            .startOrSkip();
  }

  @AfterAll
  static void stop() {
    if (asItComes != null) {
      asItComes.close();
    }
    if (named != null) {
      named.close();
    }
  }

  @Override
  protected TestCertificate certificate() {
    return certificate;
  }

  @Override
  protected RemoteStorage create(String host, String options) {
    return create(named, host, options);
  }

  @Test
  void itsOwnAuthority_isTrusted() {
    assertOpensAndServes(create(asItComes, "verify=ca&caCertificate=" + caOf(asItComes)));
  }

  /** Its own certificate is for no host at all. */
  @Test
  void itsOwnCertificate_isNotForTheHost() {
    assertRejected(create(asItComes, "caCertificate=" + caOf(asItComes)))
        .hasMessageContaining("certificate");
  }

  @Test
  void itsOwnAuthority_unknown_isRejected() {
    assertRejected(create(asItComes, "verify=ca"))
        .hasMessageContaining("has a certificate that is not trusted")
        .hasMessageContaining("caCertificate or trustStore");
  }

  @Test
  void verifyNone_trustsWhatItMakes() {
    assertOpensAndServes(create(asItComes, "verify=none"));
  }

  @Test
  void userWhoMustUseTls_serves() {
    try (Admin admin = Admin.of(asItComes)) {
      admin.createUser("secure", "IDENTIFIED BY 'canary' REQUIRE SSL");
    }
    String url = "mysql://secure:canary@127.0.0.1:" + asItComes.port() + "/cacheme?";

    assertOpensAndServes(
        MysqlStorage.builder(url + "createSchema=true&tls=true&verify=none").build());
  }

  /** MariaDB says no more of it than of a wrong password. */
  @ParameterizedTest
  @EnumSource(MysqlKind.class)
  void userWhoMustUseTls_andDoesNot_isRejected_andTheMendServes(MysqlKind kind) {
    MysqlProcess server = kind == MysqlKind.MARIADB ? named : asItComes;
    try (Admin admin = Admin.of(server)) {
      admin.createUser("secure", "IDENTIFIED BY 'canary' REQUIRE SSL");
    }
    String url = "://secure:canary@127.0.0.1:" + server.port() + "/cacheme?createSchema=true";

    assertRejected(MysqlStorage.builder(kind.scheme() + url).build())
        .hasMessageContaining("add tls=true");
    assertOpensAndServes(
        MysqlStorage.builder(kind.scheme() + url + "&tls=true&verify=none").build());
  }

  @Test
  void serverWithoutTls_isRejected() {
    try (MysqlProcess plain = MysqlProcess.builder(MysqlKind.MARIADB).startOrSkip()) {
      assertRejected(create(plain, "verify=none")).hasMessageContaining("does not speak TLS");
    }
  }

  private static RemoteStorage create(MysqlProcess server, String options) {
    return create(server, "127.0.0.1", options);
  }

  private static RemoteStorage create(MysqlProcess server, String host, String options) {
    String url = server.url().replace("127.0.0.1", host);
    return MysqlStorage.builder(url + "?createSchema=true&tls=true&" + options).build();
  }

  private static String caOf(MysqlProcess server) {
    return encoded(server.dataFolder().resolve("ca.pem"));
  }
}
