package io.cacheme.storage.redis;

import io.cacheme.spi.StorageUrl;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import java.io.File;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a {@code rediss} storage trusts and is trusted. */
final class RedisTls {

  private static final Set<String> NAMES =
      Set.of(
          "verify",
          "caCertificate",
          "trustStore",
          "trustStorePassword",
          "keyStore",
          "keyStorePassword");

  private final SslVerifyMode verifyMode;
  private final @Nullable File caCertificate;
  private final @Nullable File trustStore;
  private final String trustStorePassword;
  private final @Nullable File keyStore;
  private final String keyStorePassword;

  private RedisTls(StorageUrl url) {
    this.verifyMode =
        switch (url.choiceOption("verify", "full", Set.of("full", "ca", "none"))) {
          case "ca" -> SslVerifyMode.CA;
          case "none" -> SslVerifyMode.NONE;
          default -> SslVerifyMode.FULL;
        };
    this.caCertificate = file(url, "caCertificate");
    this.trustStore = file(url, "trustStore");
    this.trustStorePassword = text(url, "trustStorePassword");
    this.keyStore = file(url, "keyStore");
    this.keyStorePassword = text(url, "keyStorePassword");
    if (caCertificate != null && trustStore != null) {
      throw url.problem("has both caCertificate and trustStore", "keep one");
    }
  }

  static RedisTls of(StorageUrl url) {
    return new RedisTls(url);
  }

  static Set<String> and(Set<String> others) {
    Set<String> all = new HashSet<>(others);
    all.addAll(NAMES);
    return all;
  }

  SslVerifyMode verifyMode() {
    return verifyMode;
  }

  SslOptions sslOptions(Duration timeout) {
    SslOptions.Builder options = SslOptions.builder().jdkSslProvider().handshakeTimeout(timeout);
    if (caCertificate != null) {
      options.trustManager(caCertificate);
    }
    if (trustStore != null) {
      options.truststore(trustStore, trustStorePassword);
    }
    if (keyStore != null) {
      options.keystore(keyStore, keyStorePassword.toCharArray());
    }
    return options.build();
  }

  private static String text(StorageUrl url, String option) {
    String text = url.option(option);
    return text == null ? "" : text;
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
}
