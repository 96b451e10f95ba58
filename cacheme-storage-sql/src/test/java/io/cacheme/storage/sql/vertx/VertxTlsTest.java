package io.cacheme.storage.sql.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cacheme.spi.StorageUrl;
import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.testservers.TestCertificate;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.ConnectException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which failure is told as a certificate that is not trusted. */
class VertxTlsTest {

  @TempDir private Path folder;
  private final VertxTls tls =
      Objects.requireNonNull(VertxTls.of(StorageUrl.parse("postgresql://host/d?tls=true")));
  private final ConnectException unreachable = new ConnectException();
  private X509Certificate[] selfSigned;

  @BeforeEach
  void certify() throws Exception {
    selfSigned = new X509Certificate[] {TestCertificate.create(folder, "dns:host").certificate()};
  }

  @Test
  void certificateWasRefused_isTheReason() throws Exception {
    Promise<Object> connecting = Promise.promise();
    Future<Object> explained = tls.explain(connecting::future);
    refuse();
    connecting.fail("the handshake failed");

    assertThat(explained.cause()).isInstanceOf(SqlFailure.class).hasMessageContaining("trust");
  }

  @Test
  void certificateOfAnotherConnectionWasRefused_isNotTheReason() throws Exception {
    refuse();

    assertThat(tls.explain(() -> Future.failedFuture(unreachable)).cause()).isSameAs(unreachable);
  }

  private void refuse() throws Exception {
    X509TrustManager trust =
        (X509TrustManager)
            tls.sslOptions().getTrustOptions().getTrustManagerFactory(null).getTrustManagers()[0];
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> trust.checkServerTrusted(selfSigned, "RSA"));
  }
}
