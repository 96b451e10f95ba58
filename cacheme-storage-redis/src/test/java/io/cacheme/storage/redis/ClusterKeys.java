package io.cacheme.storage.redis;

import io.cacheme.testservers.RedisCluster;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Keys of which it is known where they are. */
final class ClusterKeys {

  private static final int MASTERS = 3;
  private static final int EACH = 6;

  private ClusterKeys() {}

  /** Some keys of each of {@code masters} of a fresh {@link RedisCluster}, by their numbers. */
  static List<String> of(int... masters) {
    return Arrays.stream(masters).boxed().flatMap(ClusterKeys::keys).toList();
  }

  private static Stream<String> keys(int master) {
    return Stream.iterate(0, i -> i + 1)
        .map(i -> "key:" + i)
        .filter(key -> ClusterSlot.of(key) * MASTERS / RedisCluster.SLOTS == master)
        .limit(EACH);
  }
}
