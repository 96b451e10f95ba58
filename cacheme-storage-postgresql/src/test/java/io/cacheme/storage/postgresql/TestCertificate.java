package io.cacheme.storage.postgresql;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A self-signed certificate and its key, made by the JDK's keytool.
 *
 * @param store both as PKCS 12
 * @param pem the certificate
 * @param keyPem the key
 */
record TestCertificate(Path store, Path pem, Path keyPem) {

  static final String PASSWORD = "changeit";

  static TestCertificate create(Path folder, String name) throws Exception {
    Path store = folder.resolve("store.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=server",
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
    Path pem = write(folder, "cert.pem", "CERTIFICATE", keys.getCertificate("server").getEncoded());
    byte[] key = keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
    return new TestCertificate(store, pem, write(folder, "key.pem", "PRIVATE KEY", key));
  }

  private static Path write(Path folder, String file, String type, byte[] der) throws Exception {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
  }
}
