package io.cacheme.storage.sql.vertx;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of certificates with its reason for the last refusal: the driver says no more than
 * that the handshake failed.
 */
final class CertificateTrust extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager judge;
  private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();

  CertificateTrust(X509ExtendedTrustManager judge) {
    this.judge = judge;
  }

  /** Why a certificate was refused since this was last asked, or null if none was. */
  @Nullable String takeRefusal() {
    return refusal.getAndSet(null);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    remember(() -> judge.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    remember(() -> judge.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    remember(() -> judge.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }

  private void remember(Judgement judgement) throws CertificateException {
    try {
      judgement.run();
    } catch (CertificateException e) {
      refusal.set(e.getMessage());
      throw e;
    }
  }

  private interface Judgement {
    void run() throws CertificateException;
  }
}
