package io.cacheme.spi;

/**
 * An object that knows how much of the heap it takes: what a {@link LocalStorage} that is bounded
 * in bytes is given to keep. Implemented by the cache; storages call it.
 */
public interface Weighed {

  /**
   * Its bytes with all that is kept for it alone: its value and its key, but not what the storage
   * has around each entry. Positive, and always the same.
   */
  int heapBytes();
}
