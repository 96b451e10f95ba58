package io.cacheme.spi;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How a storage trusts its server and is trusted, as its URL says by the options {@code verify},
 * {@code caCertificate}, {@code trustStore}, {@code trustStorePassword}, {@code keyStore}, {@code
 * keyStorePassword}, {@code clientCertificate} and {@code clientKey}. That the files are there is
 * seen at once; what is in them is read by {@link #trustManager} and {@link #keyManager}.
 * Immutable.
 */
public final class TlsOptions {

  private static final String CA_CERTIFICATE = "caCertificate";
  private static final String TRUST_STORE = "trustStore";
  private static final String KEY_STORE = "keyStore";
  private static final String PASSWORD = "Password"; // after the name of a store's option
  private static final Set<String> NAMES =
      Set.of(
          "verify",
          CA_CERTIFICATE,
          TRUST_STORE,
          TRUST_STORE + PASSWORD,
          KEY_STORE,
          KEY_STORE + PASSWORD,
          PemIdentity.CERTIFICATE_OPTION,
          PemIdentity.KEY_OPTION);

  /** Alerts of servers, by RFC 8446 and by those before it. */
  private static final Pattern NO_CERTIFICATE =
      Pattern.compile("alert: (certificate_required|bad_certificate|unknown_ca)");

  private final StorageUrl url;
  private final Verify verify;
  private final @Nullable File caCertificate;
  private final @Nullable Store trustStore;
  private final @Nullable Store keyStore;
  private final @Nullable PemIdentity pem;

  private TlsOptions(StorageUrl url) {
    this.url = url;
    this.verify =
        switch (url.choiceOption("verify", "full", Set.of("full", "ca", "none"))) {
          case "ca" -> Verify.CA;
          case "none" -> Verify.NONE;
          default -> Verify.FULL;
        };
    this.caCertificate = file(url, CA_CERTIFICATE);
    this.trustStore = store(url, TRUST_STORE);
    this.keyStore = store(url, KEY_STORE);
    if (caCertificate != null && trustStore != null) {
      throw url.problem("has both caCertificate and trustStore", "keep one");
    }
    requireStoreOfPassword(url, TRUST_STORE);
    requireStoreOfPassword(url, KEY_STORE);
    this.pem = pem(url);
    if (pem != null && keyStore != null) {
      throw url.problem("has both " + PemIdentity.CERTIFICATE_OPTION + " and keyStore", "keep one");
    }
  }

  /**
   * Reads the options of {@code url}.
   *
   * @throws IllegalArgumentException if one is wrong, if a file is none that can be read, if there
   *     are both trusted certificates and a trust store or both a certificate of the client's and a
   *     key store, a password and not its store, or a certificate and not its key
   */
  public static TlsOptions of(StorageUrl url) {
    return new TlsOptions(url);
  }

  /** The names of these options and {@code others}. */
  public static Set<String> namesAnd(Set<String> others) {
    Set<String> all = new HashSet<>(others);
    all.addAll(NAMES);
    return all;
  }

  /**
   * What to say, after its name, of a server whose certificate was refused, and how to mend it.
   *
   * @param reason why, in the words of who refused it
   */
  public static String untrusted(@Nullable String reason) {
    return "has a certificate that is not trusted: "
        + reason
        + "\n    help:  name its authority by caCertificate or trustStore, or see whether the"
        + " host's name is right";
  }

  /**
   * What to say, after its name, of a server that let nobody in without a certificate that it
   * trusts, and how to mend it; null if {@code thrown} does not tell that.
   */
  public static @Nullable String certificateWanted(@Nullable Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SSLException && NO_CERTIFICATE.matcher("" + t.getMessage()).find()) {
        return "wants a certificate of the client's that it trusts\n    help:  name it by "
            + PemIdentity.CERTIFICATE_OPTION
            + " and "
            + PemIdentity.KEY_OPTION
            + ", or by keyStore, or let the server trust its authority";
      }
    }
    return null;
  }

  /** What of the server's certificate is checked. */
  public Verify verify() {
    return verify;
  }

  /** The file with the trusted certificates, PEM, or null if the URL names none. */
  public @Nullable File caCertificate() {
    return caCertificate;
  }

  /** The store with the trusted certificates, or null if the URL names none. */
  public @Nullable Store trustStore() {
    return trustStore;
  }

  /** The store with the client's own certificate, or null if the URL names none, or names PEM. */
  public @Nullable Store keyStore() {
    return keyStore;
  }

  /**
   * Judges servers by the certificates that the URL names, or else by the JDK's; {@link #verify} is
   * not asked. Reads the file anew.
   *
   * @throws IllegalArgumentException if the file cannot be opened or has no certificates
   */
  public X509ExtendedTrustManager trustManager() {
    KeyStore trusted =
        trustStore != null
            ? open(trustStore, TRUST_STORE)
            : caCertificate != null ? certificates(caCertificate) : null;
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw url.problem("has certificates that cannot be used: " + e.getMessage(), "mend them");
    }
  }

  /**
   * The client's own certificate, or null if the URL names none. Reads the file anew.
   *
   * @throws IllegalArgumentException if the store, or a key in it, cannot be opened, or the
   *     certificate and the key cannot be read or are no pair
   */
  public @Nullable X509ExtendedKeyManager keyManager() {
    if (pem != null) {
      return keyManager(pem.store(url), "", PemIdentity.KEY_OPTION);
    }
    return keyStore == null
        ? null
        : keyManager(open(keyStore, KEY_STORE), keyStore.password(), KEY_STORE);
  }

  private X509ExtendedKeyManager keyManager(KeyStore store, String password, String option) {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, password.toCharArray());
      return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    } catch (GeneralSecurityException e) {
      throw notOpened(option);
    }
  }

  private KeyStore open(Store store, String option) {
    try {
      return KeyStore.getInstance(store.file(), store.password().toCharArray());
    } catch (GeneralSecurityException | IOException e) {
      throw notOpened(option);
    }
  }

  private IllegalArgumentException notOpened(String option) {
    return url.problem(
        "names a " + option + " that cannot be opened",
        "give a Java key store, and its password as " + option + PASSWORD);
  }

  private KeyStore certificates(File pem) {
    try (InputStream in = new BufferedInputStream(new FileInputStream(pem))) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw withoutCertificates();
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate each : found) {
        store.setCertificateEntry("ca" + store.size(), each);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw withoutCertificates();
    }
  }

  private IllegalArgumentException withoutCertificates() {
    return url.problem("names a caCertificate without certificates", "give a file of PEM");
  }

  private static @Nullable PemIdentity pem(StorageUrl url) {
    File certificate = file(url, PemIdentity.CERTIFICATE_OPTION);
    File key = file(url, PemIdentity.KEY_OPTION);
    if (certificate != null && key != null) {
      return new PemIdentity(certificate, key);
    }
    if (certificate != null || key != null) {
      throw url.problem(
          "has only one of " + PemIdentity.CERTIFICATE_OPTION + " and " + PemIdentity.KEY_OPTION,
          "name both");
    }
    return null;
  }

  private static @Nullable Store store(StorageUrl url, String option) {
    File file = file(url, option);
    String password = url.option(option + PASSWORD);
    return file == null ? null : new Store(file, password == null ? "" : password);
  }

  private static @Nullable File file(StorageUrl url, String option) {
    String name = url.option(option);
    if (name == null) {
      return null;
    }
    File file = new File(name);
    if (!file.isFile() || !file.canRead()) {
      throw url.problem(
          "names a " + option + " that cannot be read",
          "give the path of a file, here " + file.getAbsolutePath());
    }
    return file;
  }

  private static void requireStoreOfPassword(StorageUrl url, String option) {
    if (url.option(option) == null && url.option(option + PASSWORD) != null) {
      throw url.problem(
          "has a " + option + PASSWORD + " and no " + option,
          "name the store as " + option + ", or remove its password");
    }
  }

  /** What of a server's certificate is checked. */
  public enum Verify {
    /** That it is trusted, and is one for the host. */
    FULL,
    /** That it is trusted. */
    CA,
    /** Nothing. */
    NONE
  }

  /**
   * A Java key store.
   *
   * @param file a file that can be read
   * @param password of the store and of the keys in it, empty if the URL names none
   */
  public record Store(File file, String password) {

    /** The file alone. */
    @Override
    public String toString() {
      return file.toString();
    }
  }
}
