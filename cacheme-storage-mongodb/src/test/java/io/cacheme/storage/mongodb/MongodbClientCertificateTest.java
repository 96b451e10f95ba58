package io.cacheme.storage.mongodb;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testservers.MongoInProcess;
import io.cacheme.testservers.TestCertificate;
import io.cacheme.testservers.contract.ClientCertificateContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A MongoDB behind TLS that lets in who shows a certificate, and nobody else. */
class MongodbClientCertificateTest extends ClientCertificateContract {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static MongoInProcess mongo;
  private static CertifiedGate gate;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(folder, "ip:127.0.0.1");
    mongo = MongoInProcess.start();
    gate = new CertifiedGate(certificate, mongo.port());
  }

  @AfterAll
  static void stop() throws Exception {
    gate.close();
    mongo.close();
  }

  @Override
  protected TestCertificate certificate() {
    return certificate;
  }

  @Override
  protected RemoteStorage create(String options) {
    return MongodbStorage.builder(
            "mongodb://127.0.0.1:"
                + gate.port()
                + "?createSchema=true&tls=true&verify=none"
                + options)
        .build();
  }

  @Override
  protected String refusal() {
    return "wants a certificate";
  }
}
