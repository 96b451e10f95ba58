package io.cacheme.storage.redis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.FreePort;
import io.cacheme.testservers.RedisProcess;
import io.cacheme.testservers.ServerUnavailableException;
import io.cacheme.testservers.TestCertificate;
import io.cacheme.testservers.contract.ClientCertificateContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that lets in who shows a certificate, and nobody else. */
class RedisClientCertificateTest extends ClientCertificateContract {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static RedisProcess redis;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(folder, "ip:127.0.0.1");
    port = FreePort.find();
    try {
      redis =
          RedisProcess.builder()
              .setting("tls-port", String.valueOf(port))
              .setting("tls-cert-file", certificate.pem().toString())
              .setting("tls-key-file", certificate.keyPem().toString())
              .setting("tls-ca-cert-file", certificate.pem().toString())
              .setting("tls-auth-clients", "yes")
              .start();
    } catch (ServerUnavailableException e) {
      assumeTrue(false, "this Redis cannot speak TLS: " + e.getMessage());
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (redis != null) {
      redis.close();
    }
  }

  @Override
  protected TestCertificate certificate() {
    return certificate;
  }

  @Override
  protected RemoteStorage create(String options) {
    return RedisStorage.builder("rediss://127.0.0.1:" + port + "?verify=none" + options).build();
  }

  @Override
  protected String refusal() {
    return "wants a certificate";
  }
}
