package io.cacheme.internal.node;

/** Hashes the text of keys to 64 bits that are all mixed. Not for keeping: it may change. */
public final class KeyHash {

  private static final long OFFSET = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  private KeyHash() {}

  /** FNV-1a, and then the finalizer of SplitMix64 (G. Steele et al., 2014), which mixes it. */
  public static long of(String key) {
    long hash = OFFSET;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * PRIME;
    }
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    return hash ^ (hash >>> 31);
  }
}
