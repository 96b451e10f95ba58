package io.cacheme.storage.sql;

import io.cacheme.spi.StoredEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Splits entries into what one statement may carry. */
final class Chunks {

  private Chunks() {}

  static List<List<StoredEntry>> of(Collection<StoredEntry> entries, SqlLimits limits) {
    List<List<StoredEntry>> chunks = new ArrayList<>();
    List<StoredEntry> chunk = new ArrayList<>();
    long bytes = 0;
    for (StoredEntry entry : entries) {
      int more = entry.bytes().length;
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
