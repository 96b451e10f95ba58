package io.cacheme.serializer.jackson;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Arrays, collections and what nests in them. */
@SuppressWarnings("ArrayRecordComponent")
record Lists(
    char @Nullable [] chars,
    boolean @Nullable [] booleans,
    short @Nullable [] shorts,
    int @Nullable [] ints,
    long @Nullable [] longs,
    float @Nullable [] floats,
    double @Nullable [] doubles,
    String @Nullable [] texts,
    int @Nullable [][] table,
    @Nullable Set<UUID> ids,
    @Nullable Collection<Integer> numbers,
    @Nullable List<List<Long>> lists,
    @Nullable Map<String, Map<String, List<Integer>>> maps,
    Optional<List<Double>> maybe) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Lists that && Arrays.deepEquals(parts(), that.parts());
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(parts());
  }

  private @Nullable Object[] parts() {
    return new @Nullable Object[] {
      chars, booleans, shorts, ints, longs, floats, doubles, texts, table, ids, numbers, lists,
      maps, maybe
    };
  }
}
