package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "user:{userId}",
    caches = {
      @Cache(storage = "local", ttl = "30 sec"),
      @Cache(storage = "my-redis", ttl = "soon"),
      @Cache(storage = "other", ttl = "999999d")
    },
    negativeTtl = "1.5m")
record UserInfo(long userId) implements Node<String> {}

@CacheNode(
    key = "other:{userId}",
    caches = @Cache(storage = "local", ttl = "PT1H30M"),
    negativeTtl = "none")
record Other(long userId) implements Node<String> {}

@CacheNode(
    key = "forever:{id}",
    caches = @Cache(storage = "local", ttl = "forever"),
    negativeTtl = "forever")
record Forever(long id) implements Node<String> {}

@CacheNode(
    key = "long:{id}",
    caches = @Cache(storage = "local", ttl = "9000 weeks"),
    negativeTtl = "99999d")
record TooLong(long id) implements Node<String> {}

@CacheNode(
    key = "fresh:{id}",
    softTtl = "none",
    staleIfError = "ten minutes",
    retryAfter = "1",
    loadTimeout = "none",
    caches = @Cache(storage = "local", ttl = "1h", expireAfterAccess = "none"))
record NotFresh(long id) implements Node<String> {}

@CacheNode(
    key = "bounded:{id}",
    softTtl = "10s",
    staleIfError = "1h",
    refreshAhead = "none",
    softLoadTimeout = "none",
    errorTtl = "none",
    caches = @Cache(storage = "local", ttl = "1h"))
record NotBounded(long id) implements Node<String> {}
