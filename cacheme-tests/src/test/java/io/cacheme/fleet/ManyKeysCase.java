package io.cacheme.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Very many keys, which one process loads and stores, and another then reads. */
record ManyKeysCase(DynamicType<String> type, List<DynamicNode<String>> keys) {

  static ManyKeysCase of(int count) {
    DynamicType<String> type =
        DynamicNode.type("many", "v1", String.class).tier("shared", Duration.ofMinutes(10));
    return new ManyKeysCase(
        type, IntStream.range(0, count).mapToObj(i -> type.key("" + i)).toList());
  }

  /** All is loaded by {@code process}, and then stored. */
  void assertStored(Cacheme process) {
    NodeCache<DynamicNode<String>, String> cache = type.cache(process);
    assertThat(cache.getAll(keys, loader()).join()).hasSize(keys.size());
    Awaitility.await()
        .atMost(PatientServers.PATIENCE.multipliedBy(3))
        .until(() -> ended(tier(cache)) == keys.size());
    assertThat(tier(cache).fillCount()).isEqualTo(keys.size());
    assertThat(process.health().isUp()).isTrue();
  }

  private static long ended(TierStats tier) {
    return tier.fillCount()
        + tier.refusedCount()
        + tier.bypassCount()
        + (tier.errorCount() + tier.timeoutCount()) * 500;
  }

  /** All is read by {@code process}, and nothing loaded. */
  void assertRead(Cacheme process) {
    NodeCache<DynamicNode<String>, String> cache = type.cache(process);
    Map<DynamicNode<String>, String> found = cache.getAll(keys, loader()).join();
    assertThat(found).hasSize(keys.size());
    assertThat(found.get(keys.get(7))).isEqualTo("value of 7");
    assertThat(cache.stats().loadCount()).isZero();
    assertThat(tier(cache).hitCount()).isEqualTo(keys.size());
    assertThat(process.health().isUp()).isTrue();
  }

  private static TierStats tier(NodeCache<?, ?> cache) {
    return cache.stats().tiers().get(0);
  }

  private static BulkLoader<DynamicNode<String>, String> loader() {
    return missing -> CompletableFuture.completedFuture(values(missing));
  }

  private static Map<DynamicNode<String>, String> values(Collection<DynamicNode<String>> missing) {
    Map<DynamicNode<String>, String> values = new HashMap<>();
    missing.forEach(node -> values.put(node, "value of " + node.key()));
    return values;
  }
}
