package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A heap that is bounded in bytes, under real nodes. */
class HeapBytesTest {

  private static final DynamicType<String> TEXT =
      DynamicNode.type("text", "v1", String.class).tier("local", Duration.ofMinutes(5));

  /** A value that may nest. */
  record Link(@Nullable Link next, Optional<Link> other) {}

  /** A node of such values. */
  @CacheNode(key = "chain:{name}", caches = @Cache(storage = "local", ttl = "1h"))
  record Chain(String name) implements Node<Link> {}

  private final Cacheme cacheme =
      Cacheme.builder().storage("local", "local://tlfu?bytes=1MiB").build();

  @AfterEach
  void close() {
    cacheme.close();
  }

  private long oversize(Node<?> node) {
    return cacheme.nodes().stream()
        .filter(cache -> cache.spec().type() == node.getClass())
        .mapToLong(cache -> cache.stats().tiers().get(0).oversizeCount())
        .sum();
  }

  @Test
  void heavierThanTheBound_isAnswered_notKept_counted_andDropsNothing() {
    var texts = TEXT.cache(cacheme).sync();
    texts.put(TEXT.key("small"), "s");
    texts.put(TEXT.key("large"), "s");

    String large = "x".repeat(1 << 20);
    texts.put(TEXT.key("large"), large);

    assertThat(texts.getIfPresent(TEXT.key("large"))).isNull();
    assertThat(texts.get(TEXT.key("large"), Loader.blocking(key -> large))).isEqualTo(large);
    assertThat(texts.getIfPresent(TEXT.key("small"))).isEqualTo("s");
    assertThat(oversize(TEXT.key("large"))).isEqualTo(2);
  }

  @Test
  void nestedTooDeep_isAnsweredAndNotKept_withoutOverflow() {
    HeapBytesTest_ChainCache.Sync chains = HeapBytesTest_ChainCache.create(cacheme).sync();
    Link link = new Link(null, Optional.empty());
    for (int i = 0; i < 100_000; i++) {
      link = i % 2 == 0 ? new Link(link, Optional.empty()) : new Link(null, Optional.of(link));
    }
    chains.put("deep", link);
    assertThat(chains.getIfPresent("deep")).isNull();
    assertThat(oversize(new Chain("deep"))).isEqualTo(1);
  }

  /** 2 to the power of 200 paths lead through it. */
  @Test
  void reachedByManyWays_endsAtTheBound() {
    HeapBytesTest_ChainCache.Sync chains = HeapBytesTest_ChainCache.create(cacheme).sync();
    Link link = new Link(null, Optional.empty());
    for (int i = 0; i < 200; i++) {
      link = new Link(link, Optional.of(link));
    }
    chains.put("wide", link);
    assertThat(chains.getIfPresent("wide")).isNull();
    assertThat(oversize(new Chain("wide"))).isEqualTo(1);
  }

  @Test
  void describe_tellsWhatThereIs() {
    TEXT.cache(cacheme).sync().put(TEXT.key("a"), "x".repeat(100_000));
    assertThat(cacheme.describe())
        .containsPattern(
            "storage \"local\" has 1 entries of 100,\\d{3} bytes, at most 1,048,576\n");
  }

  @Test
  void nodeThatNobodyCanWeigh_isRefused() {
    assertThatThrownBy(() -> DraftCache.create(cacheme))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContaining(
            "nobody can tell how many bytes a value of Draft takes in storage \"local\" [R27]")
        .hasMessageContaining("local://tlfu?bytes=1MiB is bounded in bytes")
        .hasMessageContaining("java.lang.StringBuilder")
        .hasMessageContaining("bound that storage by size");
  }

  @Test
  void replaceStorage_underSuchANode_isRefused_andTheOldOneStays() {
    try (Cacheme counted = Cacheme.builder().storage("local", "local://tlfu?size=10").build()) {
      DraftCache.Sync drafts = DraftCache.create(counted).sync();
      StringBuilder draft = new StringBuilder("draft");
      drafts.put(1, draft);

      assertThatThrownBy(() -> counted.replaceStorage("local", "local://tlfu?bytes=1MiB").join())
          .hasMessageContaining("[R27]");
      assertThat(drafts.getIfPresent(1)).isSameAs(draft);
    }
  }

  @Test
  void replaceStorage_fromSizeToBytes_goesOnByBytes() {
    try (Cacheme counted = Cacheme.builder().storage("local", "local://tlfu?size=10").build()) {
      var texts = TEXT.cache(counted).sync();
      texts.put(TEXT.key("a"), "x".repeat(2 << 20));
      assertThat(texts.getIfPresent(TEXT.key("a"))).isNotNull();

      counted.replaceStorage("local", "local://lru?bytes=1MiB").join();
      texts.put(TEXT.key("a"), "x".repeat(2 << 20));
      texts.put(TEXT.key("b"), "b");

      assertThat(texts.getIfPresent(TEXT.key("a"))).isNull();
      assertThat(texts.getIfPresent(TEXT.key("b"))).isEqualTo("b");
    }
  }
}
