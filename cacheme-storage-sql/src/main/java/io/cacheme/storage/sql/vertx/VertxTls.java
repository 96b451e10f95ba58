package io.cacheme.storage.sql.vertx;

import io.cacheme.spi.StorageUrl;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyStoreOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a storage trusts its server and is trusted, as the URL's options say. */
public final class VertxTls {

  private static final String SWITCH = "tls";
  private static final Set<String> NAMES =
      Set.of(
          "verify",
          "caCertificate",
          "trustStore",
          "trustStorePassword",
          "keyStore",
          "keyStorePassword");

  private final String verify;
  private final @Nullable Buffer caCertificate;
  private final @Nullable Buffer trustStore;
  private final @Nullable String trustStorePassword;
  private final @Nullable Buffer keyStore;
  private final @Nullable String keyStorePassword;

  private VertxTls(StorageUrl url) {
    this.verify = url.choiceOption("verify", "full", Set.of("full", "ca", "none"));
    this.caCertificate = file(url, "caCertificate");
    this.trustStore = file(url, "trustStore");
    this.trustStorePassword = url.option("trustStorePassword");
    this.keyStore = file(url, "keyStore");
    this.keyStorePassword = url.option("keyStorePassword");
    if (caCertificate != null && trustStore != null) {
      throw url.problem("has both caCertificate and trustStore", "keep one");
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
    if (caCertificate != null) {
      options.setTrustOptions(new PemTrustOptions().addCertValue(caCertificate));
    }
    if (trustStore != null) {
      options.setTrustOptions(store(trustStore, trustStorePassword));
    }
    if (keyStore != null) {
      options.setKeyCertOptions(store(keyStore, keyStorePassword));
    }
    return options;
  }

  private static KeyStoreOptions store(Buffer store, @Nullable String password) {
    return new KeyStoreOptions()
        .setType("PKCS12") // which reads the older JKS too
        .setValue(store)
        .setPassword(password == null ? "" : password);
  }

  private static @Nullable Buffer file(StorageUrl url, String option) {
    String name = url.option(option);
    if (name == null) {
      return null;
    }
    Path file = Path.of(name);
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw url.problem(
          "names a " + option + " that cannot be read",
          "give the path of a file, here " + file.toAbsolutePath());
    }
  }
}
