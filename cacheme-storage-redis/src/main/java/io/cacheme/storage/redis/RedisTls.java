package io.cacheme.storage.redis;

import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.TlsOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.netty.handler.ssl.util.KeyManagerFactoryWrapper;
import java.time.Duration;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** How a {@code rediss} storage trusts and is trusted, for the driver, which reads the files. */
final class RedisTls {

  private final TlsOptions options;

  private final @Nullable X509ExtendedKeyManager
      pem; // the driver reads stores anew, and no PKCS #1

  private RedisTls(TlsOptions options) {
    this.options = options;
    this.pem = options.keyStore() == null ? options.keyManager() : null;
  }

  static RedisTls of(StorageUrl url) {
    return new RedisTls(TlsOptions.of(url));
  }

  SslVerifyMode verifyMode() {
    return switch (options.verify()) {
      case FULL -> SslVerifyMode.FULL;
      case CA -> SslVerifyMode.CA;
      case NONE -> SslVerifyMode.NONE;
    };
  }

  SslOptions sslOptions(Duration timeout) {
    SslOptions.Builder driver = SslOptions.builder().jdkSslProvider().handshakeTimeout(timeout);
    if (options.caCertificate() != null) {
      driver.trustManager(options.caCertificate());
    }
    TlsOptions.Store trusted = options.trustStore();
    if (trusted != null) {
      driver.truststore(trusted.file(), trusted.password());
    }
    TlsOptions.Store own = options.keyStore();
    if (own != null) {
      driver.keystore(own.file(), own.password().toCharArray());
    }
    if (pem != null) {
      driver.keyManager(new KeyManagerFactoryWrapper(pem));
    }
    return driver.build();
  }
}
