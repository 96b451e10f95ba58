package io.cacheme.benchmarks;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Memoize;

/** A node on the heap alone. */
@CacheNode(
    key = "heap:{id}",
    caches = {@Cache(storage = "local", ttl = "1h")})
record HeapKey(long id) implements Node<Profile> {

  Profile load() {
    return Profile.sample();
  }

  /** Where the profiles are from, for callers who block. */
  interface Source {

    /** The profile of {@code id}. */
    @Memoize(HeapKey.class)
    Profile profile(long id);
  }
}
