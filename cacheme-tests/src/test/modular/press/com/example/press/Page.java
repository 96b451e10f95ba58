package com.example.press;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Compression;
import io.cacheme.serializer.jackson.JsonSerializer;
import java.util.List;

@CacheNode(
    key = "page:{id}",
    caches = @Cache(storage = "tier", ttl = "1h"),
    serializer = JsonSerializer.class,
    compression = Compression.LZ4)
public record Page(long id) implements Node<Page.Text> {

  public record Text(List<String> lines) {}

  Text load() {
    return new Text(List.of("loaded"));
  }
}
