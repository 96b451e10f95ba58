package io.cacheme.storage.sql.vertx;

import io.cacheme.spi.StorageUrl;
import io.cacheme.storage.sql.SqlFailure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyStoreOptions;
import io.vertx.core.net.TrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a storage trusts its server and is trusted, as the URL's options say. */
public final class VertxTls {

  private static final String SWITCH = "tls";
  private static final String STORE_TYPE = "PKCS12"; // which reads the older JKS too
  private static final Set<String> NAMES =
      Set.of(
          "verify",
          "caCertificate",
          "trustStore",
          "trustStorePassword",
          "keyStore",
          "keyStorePassword");

  private final String verify;
  private final CertificateTrust trust;
  private final byte @Nullable [] keyStore;
  private final String keyStorePassword;

  private VertxTls(StorageUrl url) {
    this.verify = url.choiceOption("verify", "full", Set.of("full", "ca", "none"));
    byte[] caCertificate = file(url, "caCertificate");
    byte[] trustStore = file(url, "trustStore");
    this.keyStore = file(url, "keyStore");
    this.keyStorePassword = text(url, "keyStorePassword");
    if (caCertificate != null && trustStore != null) {
      throw url.problem("has both caCertificate and trustStore", "keep one");
    }
    try {
      this.trust =
          CertificateTrust.of(
              caCertificate != null
                  ? authorities(caCertificate)
                  : trustStore == null ? null : store(trustStore, text(url, "trustStorePassword")));
    } catch (GeneralSecurityException | IOException e) {
      throw url.problem(
          "names trusted certificates that cannot be used",
          "caCertificate is a PEM file, trustStore a key store that trustStorePassword opens");
    }
  }

  /**
   * What the URL says.
   *
   * @return null without {@code tls=true}
   */
  public static @Nullable VertxTls of(StorageUrl url) {
    return url.booleanOption(SWITCH, false) ? new VertxTls(url) : null;
  }

  /** The names of the options that {@code url} may have for TLS. */
  public static Set<String> optionNames(StorageUrl url) {
    Set<String> names = new HashSet<>(Set.of(SWITCH));
    if (url.booleanOption(SWITCH, false)) {
      names.addAll(NAMES);
    }
    return names;
  }

  /** Whether the certificate must be one for the host. */
  public boolean checksHost() {
    return verify.equals("full");
  }

  /** Whether any certificate will do. */
  public boolean trustsAll() {
    return verify.equals("none");
  }

  /** The same for the driver. */
  public ClientSSLOptions sslOptions() {
    ClientSSLOptions options = new ClientSSLOptions();
    options.setHostnameVerificationAlgorithm(checksHost() ? "HTTPS" : "");
    options.setTrustAll(trustsAll());
    if (!trustsAll()) {
      options.setTrustOptions(TrustOptions.wrap(trust));
    }
    if (keyStore != null) {
      options.setKeyCertOptions(
          new KeyStoreOptions()
              .setType(STORE_TYPE)
              .setValue(Buffer.buffer(keyStore))
              .setPassword(keyStorePassword));
    }
    return options;
  }

  /** {@code connecting}, failing with the reason where the server's certificate was refused. */
  public <T> Future<T> explain(Future<T> connecting) {
    return connecting.recover(
        thrown -> {
          String reason = trust.takeRefusal();
          return Future.failedFuture(
              reason == null
                  ? thrown
                  : new SqlFailure(
                      SqlFailure.Kind.REJECTED,
                      "has a certificate that is not trusted: "
                          + reason
                          + "\n    help:  name its authority by caCertificate or trustStore, or see"
                          + " whether the host's name is right"));
        });
  }

  private static KeyStore authorities(byte[] pem) throws GeneralSecurityException, IOException {
    KeyStore authorities = KeyStore.getInstance(STORE_TYPE);
    authorities.load(null, null);
    int count = 0;
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem))) {
      authorities.setCertificateEntry("authority-" + count++, certificate);
    }
    return authorities;
  }

  private static KeyStore store(byte[] bytes, String password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(STORE_TYPE);
    store.load(new ByteArrayInputStream(bytes), password.toCharArray());
    return store;
  }

  private static String text(StorageUrl url, String option) {
    String text = url.option(option);
    return text == null ? "" : text;
  }

  private static byte @Nullable [] file(StorageUrl url, String option) {
    String name = url.option(option);
    if (name == null) {
      return null;
    }
    Path file = Path.of(name);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw url.problem(
          "names a " + option + " that cannot be read",
          "give the path of a file, here " + file.toAbsolutePath());
    }
  }
}
