package io.cacheme.proof.soak;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Compression;
import io.cacheme.annotation.Doorkeeper;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.Singleflight;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Nodes of all kinds: each heap, each storage, each way to load. */
final class Goods {

  private Goods() {}

  /** On a heap alone, and there only what is asked for twice. */
  @CacheNode(
      key = "soak-kept:{id}",
      caches = @Cache(storage = "local", ttl = "20s"),
      doorkeeper = @Doorkeeper(size = 10_000))
  record Kept(int id) implements Node<String> {

    String load(Supply supply) {
      return supply.read(id);
    }
  }

  /** On a heap that drops what was not asked for the longest; idle entries go. */
  @CacheNode(
      key = "soak-recent:{id}",
      caches = @Cache(storage = "local-recent", ttl = "20s", expireAfterAccess = "5s"),
      errorTtl = "200ms")
  record Recent(int id) implements Node<String> {

    CompletionStage<String> load(Supply supply) {
      return supply.find(id);
    }
  }

  /** On a heap that is bounded in bytes. */
  @CacheNode(
      key = "soak-weighed:{id}",
      caches = @Cache(storage = "local-weighed", ttl = "none"),
      maxConcurrentLoads = 8)
  record Weighed(int id) implements Node<String> {

    CompletionStage<String> load(Supply supply) {
      return supply.find(id);
    }
  }

  /** On a heap that follows Redis, and fresh there without waiting. */
  @CacheNode(
      key = "soak-fresh:{id}",
      softTtl = "1s",
      refreshAhead = "3s",
      staleIfError = "10s",
      softLoadTimeout = "100ms",
      retryAfter = "500ms",
      caches = {@Cache(storage = "local", ttl = "4s"), @Cache(storage = "redis", ttl = "8s")})
  record Fresh(int id) implements Node<String> {

    CompletionStage<String> load(Supply supply) {
      return supply.find(id);
    }
  }

  /** Loaded once by all processes. */
  @CacheNode(
      key = "soak-leased:{id}",
      singleflight = Singleflight.FLEET,
      caches = {@Cache(storage = "local", ttl = "4s"), @Cache(storage = "redis", ttl = "8s")})
  record Leased(int id) implements Node<String> {

    CompletionStage<String> load(Supply supply) {
      return supply.find(id);
    }
  }

  /** In Redis alone, compressed, loaded many at a time. */
  @CacheNode(
      key = "soak-shared:{id}",
      compression = Compression.ZLIB,
      caches = @Cache(storage = "redis", ttl = "8s"))
  record Shared(int id) implements Node<String> {

    static CompletionStage<Map<Shared, String>> loadAll(Collection<Shared> nodes, Supply supply) {
      return supply.findAll(nodes, Shared::id);
    }
  }

  /** In groups, on a heap that follows PostgreSQL. */
  @CacheNode(
      key = "soak-grouped:{shard}:{id}",
      groups = "shard:{shard}",
      ttlJitter = 0.2,
      caches = {@Cache(storage = "local", ttl = "4s"), @Cache(storage = "postgresql", ttl = "8s")})
  record Grouped(int shard, int id) implements Node<String> {

    CompletionStage<String> load(Supply supply) {
      return supply.find(id);
    }
  }

  /** Through three tiers. */
  @CacheNode(
      key = "soak-deep:{id}",
      negativeTtl = "1s",
      caches = {
        @Cache(storage = "local-recent", ttl = "3s"),
        @Cache(storage = "redis", ttl = "6s"),
        @Cache(storage = "postgresql", ttl = "12s")
      })
  record Deep(int id) implements Node<String> {

    String load(Supply supply) {
      return supply.read(id);
    }
  }

  /** On a heap that follows a file. */
  @CacheNode(
      key = "soak-filed:{id}",
      verify = 0.01,
      caches = {@Cache(storage = "local", ttl = "4s"), @Cache(storage = "sqlite", ttl = "8s")})
  record Filed(int id) implements Node<String> {

    CompletionStage<String> load(Supply supply) {
      return supply.find(id);
    }
  }

  /** On a heap before MongoDB, which follows by Redis. */
  @CacheNode(
      key = "soak-document:{id}",
      caches = {@Cache(storage = "local", ttl = "4s"), @Cache(storage = "mongodb", ttl = "8s")})
  record Document(int id) implements Node<String> {

    CompletionStage<String> load(Supply supply) {
      return supply.find(id);
    }
  }

  /** What a memoized method answers. */
  @CacheNode(
      key = "soak-memoized:{id}",
      caches = {@Cache(storage = "local", ttl = "4s"), @Cache(storage = "postgresql", ttl = "8s")})
  record Memoized(int id) implements Node<String> {}

  /** Whose methods are memoized. */
  interface Clerk {

    @Memoize(Memoized.class)
    CompletableFuture<String> item(int id);

    @Memoize(Memoized.class)
    CompletableFuture<Map<Integer, String>> items(Collection<Integer> ids);
  }
}
