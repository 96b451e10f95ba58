package io.cacheme.storage.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/** Splits entries into what one statement may carry. */
final class Chunks {

  private Chunks() {}

  static <E> List<List<E>> of(Collection<E> entries, ToIntFunction<E> size, SqlLimits limits) {
    List<List<E>> chunks = new ArrayList<>();
    List<E> chunk = new ArrayList<>();
    long bytes = 0;
    for (E entry : entries) {
      int more = size.applyAsInt(entry);
      if (!chunk.isEmpty() && (chunk.size() == limits.keys() || bytes + more > limits.bytes())) {
        chunks.add(chunk);
        chunk = new ArrayList<>();
        bytes = 0;
      }
      chunk.add(entry);
      bytes += more;
    }
    if (!chunk.isEmpty()) {
      chunks.add(chunk);
    }
    return chunks;
  }
}
