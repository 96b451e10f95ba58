package io.cacheme.annotation;

/** Among whom a key of a {@link CacheNode} that nobody has is loaded once. */
public enum Singleflight {

  /** In each process: of all who ask there for one key one loads, and the others wait. */
  PROCESS,

  /**
   * In all processes that share the node's remote tiers: where one of them loads, the others wait
   * for its value, or load themselves once it has failed, or died. Each load of a key costs two
   * writes and a message more. Needs a remote tier that compares what it replaces, and a storage
   * that tells of what happens, as the node's own or as {@code Cacheme.builder().bus(…)}.
   */
  FLEET
}
