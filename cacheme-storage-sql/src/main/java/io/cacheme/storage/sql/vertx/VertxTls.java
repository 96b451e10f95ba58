package io.cacheme.storage.sql.vertx;

import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.TlsOptions;
import io.cacheme.storage.sql.SqlFailure;
import io.netty.handler.ssl.util.KeyManagerFactoryWrapper;
import io.netty.handler.ssl.util.TrustManagerFactoryWrapper;
import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** How a storage trusts its server and is trusted, as the URL's options say. */
public final class VertxTls {

  private static final String SWITCH = "tls";

  private final TlsOptions.Verify verify;
  private final CertificateTrust trust;
  private final @Nullable X509KeyManager own;

  private VertxTls(TlsOptions options) {
    this.verify = options.verify();
    this.trust = new CertificateTrust(options.trustManager());
    this.own = options.keyManager();
  }

  /**
   * What the URL says.
   *
   * @return null without {@code tls=true}
   */
  public static @Nullable VertxTls of(StorageUrl url) {
    return url.booleanOption(SWITCH, false) ? new VertxTls(TlsOptions.of(url)) : null;
  }

  /** The names of the options that {@code url} may have for TLS. */
  public static Set<String> optionNames(StorageUrl url) {
    Set<String> plain = Set.of(SWITCH);
    return url.booleanOption(SWITCH, false) ? TlsOptions.namesAnd(plain) : plain;
  }

  /** Whether the certificate must be one for the host. */
  public boolean checksHost() {
    return verify == TlsOptions.Verify.FULL;
  }

  /** Whether any certificate will do. */
  public boolean trustsAll() {
    return verify == TlsOptions.Verify.NONE;
  }

  /** The same for the driver, in Netty's factories: those of Vert.x do not link without SLF4J. */
  public ClientSSLOptions sslOptions() {
    ClientSSLOptions options = new ClientSSLOptions();
    options.setHostnameVerificationAlgorithm(checksHost() ? "HTTPS" : "");
    options.setTrustAll(trustsAll());
    if (!trustsAll()) {
      options.setTrustOptions(TrustOptions.wrap(new TrustManagerFactoryWrapper(trust)));
    }
    if (own != null) {
      options.setKeyCertOptions(KeyCertOptions.wrap(new KeyManagerFactoryWrapper(own)));
    }
    return options;
  }

  /**
   * What {@code connect} begins, failing with the reason where the server's certificate was
   * refused. One at a time.
   */
  public <T> Future<T> explain(Supplier<Future<T>> connect) {
    trust.takeRefusal(); // of a connection that nobody asked for the reason, or that was given up
    return connect
        .get()
        .recover(
            thrown -> {
              String reason = trust.takeRefusal();
              return Future.failedFuture(
                  reason == null
                      ? thrown
                      : new SqlFailure(SqlFailure.Kind.REJECTED, TlsOptions.untrusted(reason)));
            });
  }
}
