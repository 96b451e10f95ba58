package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.StoredValue;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterTopologyTest {

  private final StorageUrl.Host asked = new StorageUrl.Host("asked", 7);
  private final RedisEndpoint endpoint =
      new RedisEndpoint(RedisOptions.of(StorageUrl.parse("redis://asked:7?cluster=true")), asked);

  @Test
  void of_rangesAndMasters_areRead_replicasAreNot() {
    ClusterTopology topology =
        ClusterTopology.of(
            List.of(
                List.of(0L, 1L, node("a", 1), node("replica", 9)),
                List.of(3L, 3L, node("b", 2)),
                List.of(16_383L, 16_383L, node("a", 1))),
            endpoint);

    assertThat(topology.master(0)).isEqualTo(new StorageUrl.Host("a", 1));
    assertThat(topology.master(1)).isEqualTo(new StorageUrl.Host("a", 1));
    assertThat(topology.master(2)).isNull();
    assertThat(topology.master(3)).isEqualTo(new StorageUrl.Host("b", 2));
    assertThat(topology.master(16_383)).isEqualTo(new StorageUrl.Host("a", 1));
    assertThat(topology.masters()).hasSize(2);
  }

  @Test
  void of_noHost_isTheHostAsked() {
    List<Object> nameless = Arrays.asList(null, 5L);
    ClusterTopology topology =
        ClusterTopology.of(
            List.of(List.of(0L, 0L, node("", 4)), List.of(1L, 1L, nameless)), endpoint);

    assertThat(topology.master(0)).isEqualTo(new StorageUrl.Host("asked", 4));
    assertThat(topology.master(1)).isEqualTo(new StorageUrl.Host("asked", 5));
  }

  @Test
  void of_whatIsNoList_isRefused() {
    assertThatThrownBy(() -> ClusterTopology.of(List.of(1L), endpoint))
        .isInstanceOf(RedisFailure.class)
        .hasMessageContaining("answered CLUSTER SLOTS by what is no list of slots");
    assertThatThrownBy(
            () -> ClusterTopology.of(List.of(List.of(0L, 1L, node("a", 65_536))), endpoint))
        .hasMessageContaining("answered CLUSTER SLOTS by what is no list of slots");
    assertThatThrownBy(() -> ClusterTopology.of(List.of(), endpoint))
        .hasMessageContaining("has not joined a cluster");
  }

  @Test
  void host_asRedirectionsWriteIt() {
    assertThat(ClusterTopology.host("10.0.0.1:6379", asked))
        .isEqualTo(new StorageUrl.Host("10.0.0.1", 6379));
    assertThat(ClusterTopology.host("fe80::1:6379", asked))
        .isEqualTo(new StorageUrl.Host("fe80::1", 6379));
    assertThat(ClusterTopology.host(":6379", asked)).isEqualTo(new StorageUrl.Host("asked", 6379));
    assertThat(ClusterTopology.host("nonsense", asked)).isNull();
    assertThat(ClusterTopology.host("10.0.0.1:65536", asked)).isNull();
    assertThat(ClusterTopology.host("10.0.0.1:0", asked)).isNull();
  }

  private static List<Object> node(String host, long port) {
    return List.of(StoredValue.of(host.getBytes()), port, StoredValue.of("id".getBytes()));
  }
}
