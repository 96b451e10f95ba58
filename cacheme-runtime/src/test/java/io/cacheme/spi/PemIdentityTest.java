package io.cacheme.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code clientCertificate} and {@code clientKey}, with certificates made by the JDK's keytool. */
class PemIdentityTest {

  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static final Map<String, KeyStore> STORES = new HashMap<>();

  @BeforeAll
  static void make() throws Exception {
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      STORES.put(algorithm, keytool(algorithm));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void pkcs8_ofEachKind_isPresented(String algorithm) throws Exception {
    assertPresents(algorithm, pem("PRIVATE KEY", key(algorithm).getEncoded()));
  }

  @Test
  void pkcs1_isPresented() throws Exception {
    assertPresents("RSA", pem("RSA PRIVATE KEY", pkcs1()));
  }

  @Test
  void textAround_andTheChain_areRead() throws Exception {
    Path chain =
        Files.writeString(
            folder.resolve("chain.pem"), "subject=a\n" + certificate("EC") + certificate("RSA"));
    Path key = write("k.pem", "Bag Attributes\n" + pem("PRIVATE KEY", key("EC").getEncoded()));

    var manager = Objects.requireNonNull(options(chain, key).keyManager());
    assertThat(manager.getCertificateChain(manager.getClientAliases("EC", null)[0])).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "EC PRIVATE KEY, no key in PKCS #8 or PKCS #1",
    "ENCRYPTED PRIVATE KEY, no key in PKCS #8 or PKCS #1",
    "PUBLIC KEY, no key in PKCS #8 or PKCS #1"
  })
  void otherForms_areRefused_namingTheCommandThatConverts(String type, String message)
      throws Exception {
    Path key = write("k.pem", pem(type, key("EC").getEncoded()));

    assertRefuses(write("c.pem", certificate("EC")), key, message);
    assertRefuses(write("c.pem", certificate("EC")), key, "openssl pkcs8 -topk8 -nocrypt");
  }

  @Test
  void noPem_isRefused() throws Exception {
    Path garbage = write("g.pem", "canary");
    Path broken = write("b.pem", pem("PRIVATE KEY", new byte[] {1, 2, 3}));
    Path right = write("c.pem", certificate("RSA"));

    assertRefuses(garbage, broken, "names a clientCertificate without certificates");
    assertRefuses(right, garbage, "no key in PKCS #8");
    assertRefuses(right, broken, "no key in PKCS #8");
  }

  @ParameterizedTest
  @CsvSource({"EC, RSA", "RSA, EC", "RSA, RSA"})
  void anothersKey_isRefused(String certified, String signing) throws Exception {
    PrivateKey other =
        certified.equals(signing) ? key(keytool(signing)) : key(signing); // of the same kind, too
    Path key = write("k.pem", pem("PRIVATE KEY", other.getEncoded()));

    assertRefuses(
        write("c.pem", certificate(certified)),
        key,
        "has a clientKey that is not that of its clientCertificate");
  }

  @Test
  void oneWithoutTheOther_orBesideAStore_isRefusedAtOnce() throws Exception {
    String certificate = "clientCertificate=" + encoded(write("c.pem", certificate("EC")));
    String key = "clientKey=" + encoded(write("k.pem", pem("PRIVATE KEY", key("EC").getEncoded())));

    for (String alone : List.of(certificate, key)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> options(alone))
          .withMessageContaining("has only one of clientCertificate and clientKey");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> options(certificate + "&" + key + "&keyStore=" + encoded(folder.resolve("EC1"))))
        .withMessageContaining("has both clientCertificate and keyStore");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options("clientKey=/nowhere&" + certificate))
        .withMessageContaining("names a clientKey that cannot be read");
  }

  private static void assertPresents(String algorithm, String key) throws Exception {
    TlsOptions tls = options(write("c.pem", certificate(algorithm)), write("k.pem", key));

    var manager = Objects.requireNonNull(tls.keyManager());
    PrivateKey own = key(algorithm);
    String alias =
        manager
            .getClientAliases(
                STORES.get(algorithm).getCertificate("a").getPublicKey().getAlgorithm(), null)[0];
    assertThat(manager.getPrivateKey(alias)).isEqualTo(own);
    assertThat(manager.getCertificateChain(alias))
        .containsExactly((X509Certificate) STORES.get(algorithm).getCertificate("a"));
  }

  private static void assertRefuses(Path certificate, Path key, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(certificate, key).keyManager())
        .withMessageContaining(message)
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("canary"));
  }

  private static TlsOptions options(Path certificate, Path key) {
    return options("clientCertificate=" + encoded(certificate) + "&clientKey=" + encoded(key));
  }

  private static TlsOptions options(String query) {
    return TlsOptions.of(StorageUrl.parse("x://host?" + query));
  }

  private static PrivateKey key(String algorithm) throws Exception {
    return key(STORES.get(algorithm));
  }

  private static PrivateKey key(KeyStore store) throws Exception {
    return (PrivateKey) store.getKey("a", PASSWORD.toCharArray());
  }

  private static String certificate(String algorithm) throws Exception {
    return pem("CERTIFICATE", STORES.get(algorithm).getCertificate("a").getEncoded());
  }

  /** PKCS #8 of RSA with 2,048 bits begins with 26 bytes that say so. */
  private static byte[] pkcs1() throws Exception {
    byte[] pkcs8 = key("RSA").getEncoded();
    return Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
  }

  private static String pem(String type, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }

  private static Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }

  private static KeyStore keytool(String algorithm) throws Exception {
    Path store = folder.resolve(algorithm + STORES.size());
    Files.deleteIfExists(store);
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            tool,
            "-genkeypair",
            "-alias",
            "a",
            "-dname",
            "CN=a",
            "-storetype",
            "PKCS12",
            "-keyalg",
            algorithm,
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    Process making = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(making.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(making.waitFor()).as(said).isZero();
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }
}
