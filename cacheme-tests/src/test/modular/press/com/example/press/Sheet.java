package com.example.press;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Compression;
import io.cacheme.serializer.jackson.JacksonMsgPackSerializer;
import java.util.List;

@CacheNode(
    key = "sheet:{id}",
    caches = @Cache(storage = "tier", ttl = "1h"),
    serializer = JacksonMsgPackSerializer.class,
    compression = Compression.ZSTD)
public record Sheet(long id) implements Node<Sheet.Text> {

  public record Text(List<String> lines) {}

  Text load() {
    return new Text(List.of("loaded"));
  }
}
