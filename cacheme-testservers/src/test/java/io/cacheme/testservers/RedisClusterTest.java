package io.cacheme.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedisClusterTest {

  private static final String KEY = "foo";
  private static final int SLOT = 12_182;

  @Test
  void start_sharesTheSlots_andRemembersThemOverARestart() {
    long start = System.nanoTime();
    try (RedisCluster cluster = RedisCluster.start()) {
      System.out.println("[cluster] up after " + (System.nanoTime() - start) / 1_000_000 + " ms");
      List<RedisClusterNode> masters = cluster.masters();
      RedisClusterNode owner = cluster.firstOwner(SLOT);
      assertThat(owner).isSameAs(masters.get(2));
      assertThat(owner.ask("SET", KEY, "1")).isEqualTo("OK");
      assertThatThrownBy(() -> masters.get(0).ask("SET", KEY, "1"))
          .hasMessageContaining("MOVED 12182 " + owner.address());

      owner.kill();
      owner.restart();
      cluster.awaitOk();
      assertThat(owner.ask("GET", KEY)).isNull();
    }
  }

  @Test
  void move_asksThenMoves() {
    try (RedisCluster cluster = RedisCluster.builder().password("s3cret").start()) {
      RedisClusterNode from = cluster.firstOwner(SLOT);
      RedisClusterNode to = cluster.masters().get(0);
      from.ask("SET", KEY, "1");

      cluster.beginMove(SLOT, from, to);
      assertThatThrownBy(() -> from.ask("GET", "{foo}")).hasMessageContaining("ASK 12182");
      cluster.moveKeys(SLOT, from, to);
      cluster.endMove(SLOT, to);

      assertThat(to.ask("GET", KEY)).isEqualTo("1");
      assertThatThrownBy(() -> from.ask("GET", KEY)).hasMessageContaining("MOVED 12182");
      assertThat(cluster.url()).startsWith("redis://:s3cret@127.0.0.1:").endsWith("/?cluster=true");
    }
  }

  @Test
  void toString_hasNoCredentials() {
    assertThat(new TestServer("redis://u:canary@h:1,i:2/?cluster=true", "mine"))
        .hasToString("mine, at h:1,i:2");
    assertThat(new TestServer("redis://h:1,i:2/?cluster=true", "mine"))
        .hasToString("mine, at h:1,i:2");
  }

  @Test
  void replica_takesTheMastersPlace() throws Exception {
    try (RedisCluster cluster = RedisCluster.builder().replica().start()) {
      cluster.masters().get(0).kill();
      long deadline = System.nanoTime() + 20_000_000_000L;
      while (!("" + cluster.replica().ask("ROLE")).contains("master,")
          && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }
      assertThat("" + cluster.replica().ask("ROLE")).startsWith("[master,");
    }
  }
}
