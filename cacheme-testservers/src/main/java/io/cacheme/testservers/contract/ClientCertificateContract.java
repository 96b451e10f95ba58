package io.cacheme.testservers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testservers.TestCertificate;
import org.junit.jupiter.api.Test;

/**
 * What every storage must do whose server wants a certificate of the client's, given as PEM. The
 * test of a storage extends it, and starts a server that lets nobody in without one.
 */
public abstract class ClientCertificateContract extends OpenedStorages {

  /** For storages' tests. */
  protected ClientCertificateContract() {}

  /** One that the server trusts. */
  protected abstract TestCertificate certificate();

  /**
   * A storage that is not open yet, over TLS and with {@code verify=none}.
   *
   * @param options more of the URL: none, or such as begin with {@code &}
   */
  protected abstract RemoteStorage create(String options);

  /** What the storage says, among others, where no certificate is shown. */
  protected abstract String refusal();

  @Test
  void clientCertificate_isPresented() {
    assertOpensAndServes(
        create(
            "&clientCertificate="
                + encoded(certificate().pem())
                + "&clientKey="
                + encoded(certificate().keyPem())));
  }

  @Test
  void withoutIt_fails_andTheMessageSaysHowToNameIt() {
    assertThat(failureOfOpen(create("")))
        .hasMessageContaining(refusal())
        .hasMessageContaining("clientCertificate");
  }
}
