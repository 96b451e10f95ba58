package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StoredEntry;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisCluster;
import io.cacheme.testservers.ServerUnavailableException;
import io.cacheme.testservers.TestCertificate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rediss://} and {@code cluster=true}: every node is spoken to with TLS. */
class ClusterTlsTest {

  private static final List<String> KEYS = ClusterKeys.of(0, 1, 2);

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static RedisCluster cluster;
  private RemoteStorage storage;

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

  @AfterEach
  void close() {
    Await.value(storage.close());
  }

  @Test
  void caCertificate_everyNodeServes_alsoThoseTheUrlDoesNotName() {
    String first = cluster.masters().get(0).address();
    String certificateFile =
        URLEncoder.encode(certificate.pem().toString(), StandardCharsets.UTF_8);
    Await.value(
        open("rediss://:canary@" + first + "/?cluster=true&caCertificate=" + certificateFile));

    List<StoredEntry> entries =
        KEYS.stream().map(key -> new StoredEntry(key, new byte[10_000], 60_000)).toList();
    Await.value(storage.putAll(entries));

    assertThat(Await.value(storage.getAll(KEYS))).containsOnlyKeys(KEYS);
    for (String key : KEYS) {
      assertThat(Await.value(storage.get(key)).bytes()).hasSize(10_000);
    }
  }

  @Test
  void unknownAuthority_isRejected() {
    assertThat(Await.failure(open(cluster.url())))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("has a certificate that is not trusted")
        .hasMessageNotContaining("canary");
  }

  private CompletionStage<Void> open(String url) {
    storage = RedisStorage.builder(url).build();
    return storage.open(StorageContexts.system("cluster-tls"));
  }
}
