package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testservers.MongoInProcess;
import io.cacheme.testservers.TestCertificate;
import io.cacheme.testservers.contract.StorageTlsContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tls=true} against a server that speaks it. */
class MongodbTlsTest extends StorageTlsContract {

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static MongoInProcess mongo;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(folder, "ip:127.0.0.1");
    mongo = MongoInProcess.builder().tls(certificate.key(), certificate.certificate()).start();
  }

  @AfterAll
  static void stop() {
    mongo.close();
  }

  @Override
  protected TestCertificate certificate() {
    return certificate;
  }

  @Override
  protected RemoteStorage create(String host, String options) {
    return MongodbStorage.builder("mongodb://" + host + ":" + mongo.port() + "?tls=true&" + options)
        .createSchema(true)
        .build();
  }

  @Test
  void serverWithoutTls_fails() {
    try (MongoInProcess plain = MongoInProcess.start()) {
      String url = "mongodb://127.0.0.1:" + plain.port() + "?tls=true&verify=none";

      // each waits for the other to say more
      assertThat(failureOfOpen(MongodbStorage.builder(url).build(), Duration.ofMillis(500)))
          .isNotInstanceOf(StorageRejectedException.class);
    }
  }
}
