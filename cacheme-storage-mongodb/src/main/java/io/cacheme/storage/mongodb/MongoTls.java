package io.cacheme.storage.mongodb;

import io.cacheme.spi.StorageUrl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** How a storage with {@code tls=true} trusts and is trusted. */
final class MongoTls {

  private static final Set<String> NAMES =
      Set.of(
          "verify",
          "caCertificate",
          "trustStore",
          "trustStorePassword",
          "keyStore",
          "keyStorePassword");

  private final boolean checksHostNames;
  private final SSLContext context;

  private MongoTls(StorageUrl url) {
    String verify = url.choiceOption("verify", "full", Set.of("full", "ca", "none"));
    this.checksHostNames = verify.equals("full");
    if (url.option("caCertificate") != null && url.option("trustStore") != null) {
      throw url.problem("has both caCertificate and trustStore", "keep one");
    }
    KeyManager @Nullable [] keys = keyManagers(url);
    TrustManager @Nullable [] trusted =
        verify.equals("none") ? new TrustManager[] {new TrustEveryone()} : trustManagers(url);
    try {
      this.context = SSLContext.getInstance("TLS");
      context.init(keys, trusted, null);
    } catch (GeneralSecurityException e) {
      throw url.problem("wants TLS, which this JDK does not give: " + e, "use another JDK");
    }
  }

  static MongoTls of(StorageUrl url) {
    return new MongoTls(url);
  }

  static Set<String> and(Set<String> others) {
    Set<String> all = new HashSet<>(others);
    all.addAll(NAMES);
    return all;
  }

  boolean checksHostNames() {
    return checksHostNames;
  }

  SSLContext context() {
    return context;
  }

  private static KeyManager @Nullable [] keyManagers(StorageUrl url) {
    Path file = file(url, "keyStore");
    if (file == null) {
      return null;
    }
    char[] password = password(url, "keyStorePassword");
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(KeyStore.getInstance(file.toFile(), password), password);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(url, "keyStore", "keyStorePassword");
    }
  }

  private static TrustManager @Nullable [] trustManagers(StorageUrl url) {
    KeyStore trusted = trusted(url);
    if (trusted == null) {
      return null;
    }
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw url.problem("has certificates that cannot be used: " + e.getMessage(), "mend them");
    }
  }

  private static @Nullable KeyStore trusted(StorageUrl url) {
    Path store = file(url, "trustStore");
    Path certificates = file(url, "caCertificate");
    if (store != null) {
      try {
        return KeyStore.getInstance(store.toFile(), password(url, "trustStorePassword"));
      } catch (GeneralSecurityException | IOException e) {
        throw unreadable(url, "trustStore", "trustStorePassword");
      }
    }
    return certificates == null ? null : pem(url, certificates);
  }

  private static KeyStore pem(StorageUrl url, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca" + store.size(), each);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw url.problem("names a caCertificate without certificates", "give a file of PEM");
    }
  }

  private static char[] password(StorageUrl url, String option) {
    String text = url.option(option);
    return text == null ? new char[0] : text.toCharArray();
  }

  private static @Nullable Path file(StorageUrl url, String option) {
    String name = url.option(option);
    if (name == null) {
      return null;
    }
    Path file = Path.of(name);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw url.problem(
          "names a " + option + " that cannot be read",
          "give the path of a file, here " + file.toAbsolutePath());
    }
    return file;
  }

  private static IllegalArgumentException unreadable(
      StorageUrl url, String option, String password) {
    return url.problem(
        "names a " + option + " that cannot be opened",
        "give a Java key store, and its password as " + password);
  }
}
