package io.cacheme.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any of the JDK's certificates stands for the server's and the client's here. */
class TlsOptionsTest {

  private static final String PASSWORD = "canary";

  @TempDir private static Path folder;
  private static X509Certificate certificate;
  private static PrivateKey key;
  private static Path pem;
  private static Path empty;
  private static Path trustStore;
  private static Path keyStore;

  @BeforeAll
  static void write() throws Exception {
    certificate = trustedByTheJdk()[0];
    key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    pem = Files.writeString(folder.resolve("ca.pem"), pem(certificate));
    empty = Files.createFile(folder.resolve("empty.pem"));
    KeyStore trusted = emptyStore();
    trusted.setCertificateEntry("server", certificate);
    trustStore = write(trusted, "trust.p12");
    KeyStore own = emptyStore();
    own.setKeyEntry("client", key, PASSWORD.toCharArray(), new Certificate[] {certificate});
    keyStore = write(own, "key.p12");
  }

  @Test
  void nothingGiven_checksEverything_byTheJdk() throws Exception {
    TlsOptions tls = options("");

    assertThat(tls.verify()).isEqualTo(TlsOptions.Verify.FULL);
    assertThat(tls.caCertificate()).isNull();
    assertThat(tls.trustStore()).isNull();
    assertThat(tls.keyStore()).isNull();
    assertThat(tls.keyManager()).isNull();
    assertThat(tls.trustManager().getAcceptedIssuers())
        .containsExactlyInAnyOrder(trustedByTheJdk());
  }

  @ParameterizedTest
  @CsvSource({"full, FULL", "ca, CA", "none, NONE"})
  void verify_saysWhatIsChecked(String text, TlsOptions.Verify verify) {
    assertThat(options("verify=" + text).verify()).isEqualTo(verify);
  }

  @Test
  void caCertificate_isWhatIsTrusted() throws Exception {
    X509Certificate other = trustedByTheJdk()[1];
    Path both = Files.writeString(folder.resolve("both.pem"), pem(certificate) + pem(other));

    assertThat(options("caCertificate=" + encoded(pem)).trustManager().getAcceptedIssuers())
        .containsExactly(certificate);
    assertThat(options("caCertificate=" + encoded(both)).trustManager().getAcceptedIssuers())
        .containsExactlyInAnyOrder(certificate, other);
    assertThat(options("caCertificate=" + encoded(pem)).caCertificate()).isEqualTo(pem.toFile());
  }

  @Test
  void trustStore_isWhatIsTrusted() {
    TlsOptions tls = options("trustStorePassword=canary&trustStore=" + encoded(trustStore));

    assertThat(tls.trustManager().getAcceptedIssuers()).containsExactly(certificate);
    assertThat(tls.trustStore()).isEqualTo(new TlsOptions.Store(trustStore.toFile(), PASSWORD));
  }

  @Test
  void keyStore_isWhatIsPresented() {
    TlsOptions tls = options("keyStorePassword=canary&keyStore=" + encoded(keyStore));

    var manager = Objects.requireNonNull(tls.keyManager());
    String alias = manager.getClientAliases(certificate.getPublicKey().getAlgorithm(), null)[0];
    assertThat(manager.getPrivateKey(alias)).isEqualTo(key);
    assertThat(manager.getCertificateChain(alias)).containsExactly(certificate);
    assertThat(tls.keyStore()).isEqualTo(new TlsOptions.Store(keyStore.toFile(), PASSWORD));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "verify=maybe | must be one of ca, full, none",
        "caCertificate=/nowhere | names a caCertificate that cannot be read",
        "trustStore=/nowhere | names a trustStore that cannot be read",
        "keyStore=/ | names a keyStore that cannot be read",
        "caCertificate=PEM&trustStore=TRUST | has both caCertificate and trustStore",
        "trustStorePassword=canary | has a trustStorePassword and no trustStore",
        "keyStorePassword=canary&caCertificate=PEM | has a keyStorePassword and no keyStore"
      })
  void of_wrong_saysWhat_neverThePassword(String query, String message) {
    refuses(() -> options(withFiles(query)), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trustStore=PEM | names a trustStore that cannot be opened",
        "trustStore=TRUST&trustStorePassword=canary2 | its password as trustStorePassword",
        "caCertificate=TRUST | names a caCertificate without certificates",
        "caCertificate=EMPTY | names a caCertificate without certificates"
      })
  void trustManager_wrongFile_saysWhat_neverThePassword(String query, String message) {
    refuses(options(withFiles(query))::trustManager, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keyStore=PEM | names a keyStore that cannot be opened",
        "keyStore=KEY | names a keyStore that cannot be opened",
        "keyStore=KEY&keyStorePassword=canary2 | its password as keyStorePassword"
      })
  void keyManager_wrongFile_saysWhat_neverThePassword(String query, String message) {
    refuses(options(withFiles(query))::keyManager, message);
  }

  @Test
  void namesAnd_knowsAllOptions() {
    Set<String> names = TlsOptions.namesAnd(Set.of("poolSize"));

    assertThat(names)
        .containsExactlyInAnyOrder(
            "poolSize",
            "verify",
            "caCertificate",
            "trustStore",
            "trustStorePassword",
            "keyStore",
            "keyStorePassword",
            "clientCertificate",
            "clientKey");
  }

  @Test
  void untrusted_saysWhy_andHowToMendIt() {
    assertThat(TlsOptions.untrusted("it has expired"))
        .startsWith("has a certificate that is not trusted: it has expired\n    help:  ")
        .contains("caCertificate or trustStore");
  }

  @Test
  void toString_ofAStore_hidesThePassword() {
    assertThat(new TlsOptions.Store(keyStore.toFile(), PASSWORD).toString())
        .contains("key.p12")
        .doesNotContain(PASSWORD);
  }

  private static void refuses(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(call)
        .withMessageStartingWith("test://h")
        .withMessageContaining(message)
        .withMessageContaining("help:")
        .satisfies(e -> assertThat(e.toString()).doesNotContain(PASSWORD))
        .withNoCause();
  }

  private static TlsOptions options(String query) {
    return TlsOptions.of(StorageUrl.parse("test://h?" + query));
  }

  private static String withFiles(String query) {
    return query
        .replace("=PEM", "=" + encoded(pem))
        .replace("=TRUST", "=" + encoded(trustStore))
        .replace("=KEY", "=" + encoded(keyStore))
        .replace("=EMPTY", "=" + encoded(empty));
  }

  private static X509Certificate[] trustedByTheJdk() throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
  }

  private static String pem(X509Certificate certificate) throws Exception {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }

  private static KeyStore emptyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Path write(KeyStore store, String name) throws Exception {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }
}
