package io.cacheme.proof.load;

/** What is asked of a cache. */
public enum Request {
  /** One key. */
  GET,
  /** Some keys together. */
  GET_ALL,
  /** The source has changed, and the cache is given its new value. */
  PUT,
  /** The source has changed, and the cache is told that. */
  INVALIDATE,
  /** A key is loaded anew. */
  REFRESH;

  /** Whether it is there to change what is kept, and may fail where a storage does. */
  boolean writes() {
    return this == PUT || this == INVALIDATE;
  }

  /** Whether it only reads, so that no storage may hold it up for long. */
  boolean reads() {
    return this == GET || this == GET_ALL;
  }
}
