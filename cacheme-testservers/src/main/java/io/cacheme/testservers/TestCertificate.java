package io.cacheme.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * A self-signed certificate and its key, made by the JDK's keytool.
 *
 * @param store both as PKCS 12
 * @param pem the certificate as PEM
 * @param keyPem the key as PEM
 * @param certificate the certificate
 * @param key the key
 */
public record TestCertificate(
    Path store, Path pem, Path keyPem, X509Certificate certificate, PrivateKey key) {

  /** Of the store, and of the key in it. */
  public static final String PASSWORD = "changeit";

  private static final String ALIAS = "server";

  /**
   * Makes one in {@code folder}.
   *
   * @param name for whom, as in {@code ip:127.0.0.1} or {@code dns:localhost}
   */
  public static TestCertificate create(Path folder, String name) throws Exception {
    Path store = folder.resolve("store.p12");
    keytool(store, name);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return read(folder, store, keys);
  }

  private static TestCertificate read(Path folder, Path store, KeyStore keys)
      throws GeneralSecurityException, IOException {
    X509Certificate certificate = (X509Certificate) keys.getCertificate(ALIAS);
    PrivateKey key = (PrivateKey) keys.getKey(ALIAS, PASSWORD.toCharArray());
    return new TestCertificate(
        store,
        write(folder, "cert.pem", "CERTIFICATE", certificate.getEncoded()),
        write(folder, "key.pem", "PRIVATE KEY", key.getEncoded()),
        certificate,
        key);
  }

  private static void keytool(Path store, String name) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "RSA",
            "-keysize",
            "2048",
            "-dname",
            "CN=" + ALIAS,
            "-ext",
            "san=" + name,
            "-ext",
            "bc:c=ca:true",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }

  private static Path write(Path folder, String file, String type, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
  }
}
