package io.cacheme.internal.node;

import io.cacheme.DoorkeeperSpec;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps values that are asked for only once out of the tiers: a key is admitted when it comes the
 * second time (G. Einziger et al., "TinyLFU", 2017, section 3.4). Forgets all keys after as many
 * new ones as it is made for. Lock-free.
 */
public final class Doorkeeper {

  private final DoorkeeperSpec spec;
  private volatile Generation current;

  public Doorkeeper(DoorkeeperSpec spec) {
    this.spec = spec;
    this.current = new Generation(spec);
  }

  /** Whether {@code key} came before, or is taken for one that did; from now on it did. */
  public boolean admits(String key) {
    Generation generation = current;
    if (!generation.keys.put(KeyHash.of(key))) {
      return true;
    }
    if (generation.count.incrementAndGet() == spec.size()) {
      current = new Generation(spec); // by the one thread that counted to the size
    }
    return false;
  }

  private static final class Generation {

    final BloomFilter keys;
    final AtomicInteger count = new AtomicInteger();

    Generation(DoorkeeperSpec spec) {
      this.keys = new BloomFilter(spec.size(), spec.fpp());
    }
  }
}
