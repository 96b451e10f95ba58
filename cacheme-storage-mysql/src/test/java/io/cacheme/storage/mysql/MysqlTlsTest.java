package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code tls=true}: with the certificates that MySQL makes, and with one for 127.0.0.1. */
class MysqlTlsTest {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static MysqlProcess asItComes;
  private static MysqlProcess named;
  private RemoteStorage storage;

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

  @AfterEach
  void close() {
    Await.value(storage.close());
  }

  @Test
  void itsOwnAuthority_isTrusted() {
    assertServes(asItComes, "verify=ca&caCertificate=" + caOf(asItComes));
  }

  /** Its own certificate is for no host at all. */
  @Test
  void itsOwnCertificate_isNotForTheHost() {
    assertThat(failure(asItComes, "caCertificate=" + caOf(asItComes)))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("certificate");
  }

  @Test
  void unknownAuthority_isRejected() {
    assertThat(failure(asItComes, "verify=ca"))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("has a certificate that is not trusted")
        .hasMessageContaining("caCertificate or trustStore");
  }

  @Test
  void verifyNone_trustsAnything() {
    assertServes(asItComes, "verify=none");
  }

  @Test
  void userWhoMustUseTls_serves() {
    try (Admin admin = Admin.of(asItComes)) {
      admin.createUser("secure", "IDENTIFIED BY 'canary' REQUIRE SSL");
    }
    storage =
        MysqlStorage.builder(
                "mysql://secure:canary@127.0.0.1:"
                    + asItComes.port()
                    + "/cacheme?createSchema=true&tls=true&verify=none")
            .build();
    Await.value(storage.open(StorageContexts.system("tls")));
    Await.value(storage.put("a", new byte[1], 60_000));
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
    RemoteStorage plain = MysqlStorage.builder(kind.scheme() + url).build();
    assertThat(Await.failure(plain.open(StorageContexts.system("plain"))))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("add tls=true")
        .hasMessageNotContaining("canary");
    Await.value(plain.close());

    storage = MysqlStorage.builder(kind.scheme() + url + "&tls=true&verify=none").build();
    Await.value(storage.open(StorageContexts.system("tls")));
    Await.value(storage.put("a", new byte[1], 60_000));
  }

  @Test
  void fullVerification_ofTheHostsCertificate_serves() {
    assertServes(named, "caCertificate=" + encoded(certificate.pem()));
  }

  @Test
  void trustStore_isTrusted_keyStore_isPresented() {
    String store = encoded(certificate.store());
    String password = TestCertificate.PASSWORD;
    assertServes(
        named,
        "trustStore="
            + (store + "&trustStorePassword=" + password)
            + ("&keyStore=" + store + "&keyStorePassword=" + password));
  }

  @Test
  void anotherHostsCertificate_isRejected() {
    String url = named.url().replace("127.0.0.1", "localhost");
    storage =
        MysqlStorage.builder(url + "?tls=true&caCertificate=" + encoded(certificate.pem())).build();

    assertThat(Await.failure(storage.open(StorageContexts.system("tls"))))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("localhost");
  }

  @Test
  void serverWithoutTls_isRejected() {
    try (MysqlProcess plain = MysqlProcess.builder(MysqlKind.MARIADB).startOrSkip()) {
      assertThat(failure(plain, "verify=none"))
          .isInstanceOf(StorageRejectedException.class)
          .hasMessageContaining("does not speak TLS");
    }
  }

  private void assertServes(MysqlProcess server, String options) {
    create(server, options);
    Await.value(storage.open(StorageContexts.system("tls")));
    Await.value(storage.put("a", new byte[200_000], 60_000));
    assertThat(Await.value(storage.get("a")).bytes()).hasSize(200_000);
  }

  private Throwable failure(MysqlProcess server, String options) {
    create(server, options);
    return Await.failure(storage.open(StorageContexts.system("tls")));
  }

  private void create(MysqlProcess server, String options) {
    storage = MysqlStorage.builder(server.url() + "?createSchema=true&tls=true&" + options).build();
  }

  private static String caOf(MysqlProcess server) {
    return encoded(server.dataFolder().resolve("ca.pem"));
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }
}
