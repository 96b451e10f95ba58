package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.FreePort;
import io.cacheme.testservers.RedisProcess;
import io.cacheme.testservers.ServerUnavailableException;
import io.cacheme.testservers.TestCertificate;
import io.cacheme.testservers.contract.StorageTlsContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rediss://} against a Redis that speaks TLS. */
class RedisTlsTest extends StorageTlsContract {

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
              .setting("tls-auth-clients", "optional")
              .start();
    } catch (ServerUnavailableException e) {
      assumeTrue(false, "this Redis cannot speak TLS: " + e.getMessage());
    }
  }

  @AfterAll
  static void stop() {
    if (redis != null) {
      redis.close();
    }
  }

  @Override
  protected TestCertificate certificate() {
    return certificate;
  }

  @Override
  protected RemoteStorage create(String host, String options) {
    return RedisStorage.builder("rediss://" + host + ":" + port + "?" + options).build();
  }

  @Test
  void serverWithoutTls_fails() {
    String plain = "rediss://127.0.0.1:" + redis.port() + "?verify=none";

    // each waits for the other to say more
    assertThat(failureOfOpen(RedisStorage.builder(plain).build(), Duration.ofMillis(500)))
        .isNotInstanceOf(StorageRejectedException.class);
  }
}
