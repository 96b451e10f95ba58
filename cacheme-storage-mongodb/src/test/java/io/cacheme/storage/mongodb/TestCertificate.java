package io.cacheme.storage.mongodb;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * A self-signed certificate and its key, made by the JDK's keytool.
 *
 * @param store both as PKCS 12
 * @param pem the certificate
 * @param key the key
 * @param certificate the certificate
 */
record TestCertificate(Path store, Path pem, PrivateKey key, X509Certificate certificate) {

  static final String PASSWORD = "changeit";

  static TestCertificate create(Path folder, String name) throws Exception {
    Path store = folder.resolve("store.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "mongo",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=mongo",
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
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    X509Certificate certificate = (X509Certificate) keys.getCertificate("mongo");
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    Path pem =
        Files.writeString(
            folder.resolve("cert.pem"),
            "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    PrivateKey key = (PrivateKey) keys.getKey("mongo", PASSWORD.toCharArray());
    return new TestCertificate(store, pem, key, certificate);
  }
}
