package io.cacheme.testservers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.Await;
import io.cacheme.testservers.TestCertificate;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/**
 * What every storage with a server must do over TLS. The test of a storage extends it, starts a
 * server with a {@link TestCertificate} for {@code ip:127.0.0.1} before all cases, which the cases
 * share, and adds what its server does against one that speaks no TLS.
 */
public abstract class StorageTlsContract extends OpenedStorages {

  /** Only with TLS: it has the certificate's address. */
  private static final String HOST = "127.0.0.1";

  /** The same server by a name for which its certificate is not. */
  private static final String OTHER_HOST = "localhost";

  /** For storages' tests. */
  protected StorageTlsContract() {}

  /** The server's certificate, which it also takes for the authority of its clients'. */
  protected abstract TestCertificate certificate();

  /**
   * A storage that is not open yet, of the server by the name {@code host}, and over TLS.
   *
   * @param options of the URL, as in {@code verify=ca&caCertificate=…}
   */
  protected abstract RemoteStorage create(String host, String options);

  /** Whether the server has seen a client's certificate. True where it cannot be asked. */
  protected boolean hasSeenCertificate() {
    return true;
  }

  @Test
  void caCertificate_isTrusted() {
    assertOpensAndServes(create(HOST, authority()));
  }

  @Test
  void trustStore_isTrusted() {
    assertOpensAndServes(create(HOST, store("trustStore")));
  }

  @Test
  void keyStore_isPresented() {
    assertPresented(create(HOST, authority() + "&" + store("keyStore")));
  }

  @Test
  void trustStoreAndKeyStore_areTrustedAndPresented() {
    assertPresented(create(HOST, store("trustStore") + "&" + store("keyStore")));
  }

  @Test
  void verifyNone_trustsAnything() {
    assertOpensAndServes(create(HOST, "verify=none"));
  }

  @Test
  void verifyNone_trustsOtherNames() {
    assertOpensAndServes(create(OTHER_HOST, "verify=none"));
  }

  @Test
  void verifyCa_trustsOtherNames() {
    assertOpensAndServes(create(OTHER_HOST, "verify=ca&" + authority()));
  }

  @Test
  void verifyCa_unknownAuthority_isRejected() {
    assertRejected(create(HOST, "verify=ca"))
        .hasMessageContaining("has a certificate that is not trusted")
        .hasMessageContaining("caCertificate or trustStore");
  }

  @Test
  void unknownAuthority_isRejected() {
    assertRejected(create(HOST, "verify=full"))
        .hasMessageContaining("has a certificate that is not trusted")
        .hasMessageContaining("caCertificate or trustStore");
  }

  @Test
  void anotherHostsCertificate_isRejected() {
    assertRejected(create(OTHER_HOST, authority())).hasMessageContaining(OTHER_HOST);
  }

  @Test
  void close_endsItsThreads() {
    RemoteStorage storage = create(HOST, authority());
    assertOpensAndServes(storage);
    assertThat(threads()).as("threads whose names have %s in them", NAME).isPositive();
    Await.value(storage.close());

    Await.until("its threads end", () -> threads() == 0);
  }

  /** That the server refuses {@code storage}, or it the server. */
  protected final AbstractThrowableAssert<?, ? extends Throwable> assertRejected(
      RemoteStorage storage) {
    return assertThat(failureOfOpen(storage))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageNotContaining(SECRET);
  }

  private void assertPresented(RemoteStorage storage) {
    assertOpensAndServes(storage);
    assertThat(hasSeenCertificate()).as("the server saw the certificate").isTrue();
  }

  private String authority() {
    return "caCertificate=" + encoded(certificate().pem());
  }

  private String store(String option) {
    String store = encoded(certificate().store());
    return option + "=" + store + "&" + option + "Password=" + TestCertificate.PASSWORD;
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains(NAME))
        .count();
  }
}
