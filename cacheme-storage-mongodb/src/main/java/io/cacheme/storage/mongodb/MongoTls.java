package io.cacheme.storage.mongodb;

import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.TlsOptions;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** How a storage with {@code tls=true} trusts and is trusted, for the driver. */
final class MongoTls {

  private final boolean checksHostNames;
  private final SSLContext context;

  private MongoTls(StorageUrl url) {
    TlsOptions options = TlsOptions.of(url);
    this.checksHostNames = options.verify() == TlsOptions.Verify.FULL;
    KeyManager own = options.keyManager();
    TrustManager trust =
        options.verify() == TlsOptions.Verify.NONE ? new TrustEveryone() : options.trustManager();
    try {
      this.context = SSLContext.getInstance("TLS");
      context.init(own == null ? null : new KeyManager[] {own}, new TrustManager[] {trust}, null);
    } catch (GeneralSecurityException e) {
      throw url.problem("wants TLS, which this JDK does not give: " + e, "use another JDK");
    }
  }

  static MongoTls of(StorageUrl url) {
    return new MongoTls(url);
  }

  boolean checksHostNames() {
    return checksHostNames;
  }

  SSLContext context() {
    return context;
  }
}
