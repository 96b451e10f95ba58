package io.cacheme.storage.local;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps objects on the heap, up to a number of them or of bytes, each for its own time to live.
 *
 * <p>An expired entry is never returned; its place is free once it is asked for or evicted. The
 * time is the context's coarse one, so an entry may expire some milliseconds late. Values are kept
 * as they are: whoever gets one shares it with all others.
 */
public final class HeapStorage implements LocalStorage {

  private final EvictionPolicy policy;
  private final Bound bound;
  private volatile @Nullable Removals listener;
  private volatile Heap heap = new NoHeap(0);

  private HeapStorage(Builder builder) {
    this.policy = builder.policy;
    this.bound = builder.bound();
  }

  /** Begins a heap storage: {@code tlfu} of 10,000 entries, unless told otherwise. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    heap = policy.heap(bound, context.time(), listener);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public @Nullable Object get(Object key) {
    return heap.get(key);
  }

  /** The same as {@link #get}; no use of the entry to {@code tlfu}, and one to {@code lru}. */
  @Override
  public @Nullable Object peek(Object key) {
    return heap.peek(key);
  }

  @Override
  public Iterator<Map.Entry<Object, Object>> entries() {
    return heap.entries();
  }

  @Override
  public boolean tellRemovals(Removals listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return true;
  }

  @Override
  public boolean supportsExpireAfterAccess() {
    return true;
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    heap.put(key, value, ttlNanos);
  }

  @Override
  public void remove(Object key) {
    heap.remove(key);
  }

  @Override
  public long size() {
    return heap.size();
  }

  @Override
  public long evictionCount() {
    return heap.evictionCount();
  }

  @Override
  public long maximumBytes() {
    return bound.inBytes() ? bound.maximum() : UNBOUNDED;
  }

  @Override
  public long weighedBytes() {
    return heap.weighedBytes();
  }

  /** Forgets everything. From then on it keeps nothing and finds nothing. */
  @Override
  public CompletionStage<@Nullable Void> close() {
    heap = new NoHeap(heap.evictionCount());
    return CompletableFuture.completedFuture(null);
  }

  /** Its URL. */
  @Override
  public String toString() {
    return "local://" + policy.urlName() + "?" + bound;
  }

  /** Collects what a heap storage is to be. */
  public static final class Builder {

    static final int DEFAULT_SIZE = 10_000;
    static final int MAX_SIZE = 1 << 28;
    static final long MIN_BYTES = 1 << 16;
    static final long MAX_BYTES = 1L << 40;

    private EvictionPolicy policy = EvictionPolicy.TLFU;
    private @Nullable Integer size;
    private @Nullable Long bytes;

    private Builder() {}

    /**
     * When it is full, drops what is asked for least often (Caffeine's W-TinyLFU). A new entry may
     * be the one that is dropped.
     */
    public Builder tlfu() {
      return policy(EvictionPolicy.TLFU);
    }

    /**
     * When it is full, drops what was not asked for the longest. Exact below 1,024 entries; larger
     * ones are split into up to 16 parts, each of which drops its own longest unused entry.
     */
    public Builder lru() {
      return policy(EvictionPolicy.LRU);
    }

    /**
     * How many entries it keeps, 10,000 unless set.
     *
     * @param size from 1 to 268,435,456
     * @throws IllegalArgumentException if it is another
     */
    public Builder size(int size) {
      if (size < 1 || size > MAX_SIZE) {
        throw new IllegalArgumentException(
            "a heap storage of size " + size + "\n    help:  give a size from 1 to " + MAX_SIZE);
      }
      this.size = size;
      return this;
    }

    /**
     * How many bytes its entries may take, instead of how many there may be. Each is weighed once,
     * when it is put. One that weighs more than all of this is not kept, and drops none of the
     * others.
     *
     * @param bytes from 65,536 to 1,099,511,627,776 (1 TiB)
     * @throws IllegalArgumentException if it is another
     */
    public Builder bytes(long bytes) {
      if (bytes < MIN_BYTES || bytes > MAX_BYTES) {
        throw new IllegalArgumentException(
            "a heap storage of "
                + bytes
                + " bytes\n    help:  give a number from "
                + MIN_BYTES
                + " to "
                + MAX_BYTES);
      }
      this.bytes = bytes;
      return this;
    }

    /**
     * The storage, not yet open.
     *
     * @throws IllegalArgumentException if both size and bytes are given
     */
    public HeapStorage build() {
      return new HeapStorage(this);
    }

    private Bound bound() {
      if (size != null && bytes != null) {
        throw new IllegalArgumentException(
            "a heap storage bounded both by size and by bytes\n    help:  give one of the two");
      }
      return bytes != null
          ? Bound.ofBytes(bytes)
          : Bound.ofSize(size != null ? size : DEFAULT_SIZE);
    }

    Builder policy(EvictionPolicy policy) {
      this.policy = Objects.requireNonNull(policy, "policy");
      return this;
    }
  }
}
