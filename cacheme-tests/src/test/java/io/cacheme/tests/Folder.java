package io.cacheme.tests;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node on the heap alone, whose values hold something of everything. */
@CacheNode(key = "folder:{owner}:{number}", caches = @Cache(storage = "local", ttl = "1h"))
record Folder(String owner, long number) implements Node<Folder.Content> {

  record Content(
      String title,
      List<Item> items,
      Map<String, Long> counts,
      Set<Integer> numbers,
      Optional<UUID> id,
      Optional<Content> within,
      long[] times,
      int[][] grid,
      String[] names,
      byte[] bytes,
      Instant at,
      @Nullable ZonedDateTime zoned,
      BigDecimal price,
      @Nullable URI uri,
      Color color) {}

  sealed interface Item permits Note, Link {}

  record Note(String text, boolean read, short stars) implements Item {}

  record Link(@Nullable Double weight, char kind) implements Item {}

  enum Color {
    RED,
    BLUE
  }
}
