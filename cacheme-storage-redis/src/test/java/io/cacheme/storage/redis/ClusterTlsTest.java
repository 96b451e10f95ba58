package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.testkit.Await;
import io.cacheme.testservers.RedisCluster;
import io.cacheme.testservers.ServerUnavailableException;
import io.cacheme.testservers.TestCertificate;
import io.cacheme.testservers.contract.StorageTlsContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rediss://} and {@code cluster=true}: every node is spoken to with TLS. */
class ClusterTlsTest extends StorageTlsContract {

  private static final List<String> KEYS = ClusterKeys.of(0, 1, 2);

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static RedisCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(folder, "ip:127.0.0.1");
    try {
      cluster = RedisCluster.builder().tls(certificate).password("canary").start();
    } catch (ServerUnavailableException e) {
      assumeTrue(false, "this Redis cannot speak TLS: " + e.getMessage());
    }
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Override
  protected TestCertificate certificate() {
    return certificate;
  }

  /** The URL names one node of three. */
  @Override
  protected RemoteStorage create(String host, String options) {
    String seed = cluster.masters().get(0).address().replace("127.0.0.1", host);
    return RedisStorage.builder("rediss://:canary@" + seed + "/?cluster=true&" + options).build();
  }

  @Test
  void caCertificate_everyNodeServes_alsoThoseTheUrlDoesNotName() {
    RemoteStorage storage =
        opened(create("127.0.0.1", "caCertificate=" + encoded(certificate.pem())));

    List<StoredEntry> entries =
        KEYS.stream().map(key -> new StoredEntry(key, new byte[10_000], 60_000)).toList();
    Await.value(storage.putAll(entries));

    assertThat(Await.value(storage.getAll(KEYS))).containsOnlyKeys(KEYS);
    for (String key : KEYS) {
      assertThat(Await.value(storage.get(key)).bytes()).hasSize(10_000);
    }
  }

  @Test
  void unknownAuthority_ofEveryNode_isRejected() {
    assertRejected(RedisStorage.builder(cluster.url()).build())
        .hasMessageContaining("has a certificate that is not trusted");
  }
}
