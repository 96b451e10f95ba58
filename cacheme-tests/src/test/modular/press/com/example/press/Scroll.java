package com.example.press;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Compression;
import io.cacheme.serializer.jackson3.Jackson3JsonSerializer;
import java.util.List;

@CacheNode(
    key = "scroll:{id}",
    caches = @Cache(storage = "tier", ttl = "1h"),
    serializer = Jackson3JsonSerializer.class,
    compression = Compression.ZLIB)
public record Scroll(long id) implements Node<Scroll.Text> {

  public record Text(List<String> lines) {}

  Text load() {
    return new Text(List.of("loaded"));
  }
}
