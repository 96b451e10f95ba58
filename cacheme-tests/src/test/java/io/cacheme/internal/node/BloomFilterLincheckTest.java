package io.cacheme.internal.node;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What one thread has put, all find from then on. Few keys in a large filter, so that none is taken
 * for another; what {@code put} answers is not told here, for of two at once both may be told that
 * the key was new.
 */
@Tag("lincheck")
@Param(name = "key", gen = IntGen.class, conf = "0:3")
public class BloomFilterLincheckTest {

  private final BloomFilter filter = new BloomFilter(1_000, 0.0001);

  @Operation
  public void put(@Param(name = "key") int key) {
    filter.put(KeyHash.of("key:" + key));
  }

  @Operation
  public boolean mightContain(@Param(name = "key") int key) {
    return filter.mightContain(KeyHash.of("key:" + key));
  }

  @Test
  public void interleavings_areLinearizable() {
    new ModelCheckingOptions()
        .iterations(20)
        .invocationsPerIteration(500)
        .sequentialSpecification(KeySet.class)
        .check(BloomFilterLincheckTest.class);
  }

  @Test
  public void stress_isLinearizable() {
    new StressOptions()
        .iterations(20)
        .invocationsPerIteration(500)
        .sequentialSpecification(KeySet.class)
        .check(BloomFilterLincheckTest.class);
  }

  /** What it must look like. */
  public static final class KeySet {

    private final java.util.Set<Integer> keys = new java.util.HashSet<>();

    public void put(int key) {
      keys.add(key);
    }

    public boolean mightContain(int key) {
      return keys.contains(key);
    }
  }
}
