package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(
    key = "a:{id}",
    caches = @Cache(storage = "my-redis", ttl = "30s"),
    serializer = io.cacheme.serializer.jackson.JacksonJsonSerializer.class)
record Settings(long id) implements Node<Map<String, Object>> {}

@CacheNode(
    key = "b:{id}",
    caches = @Cache(storage = "my-redis", ttl = "30s"),
    serializer = io.cacheme.serializer.jackson.JacksonMsgPackSerializer.class)
record Parts(long id) implements Node<List<Parts.Page>> {
  record Page(Number size, List<?> words) {}
}

@CacheNode(
    key = "c:{id}",
    caches = @Cache(storage = "my-redis", ttl = "30s"),
    serializer = io.cacheme.codec.JavaSerializer.class)
record Good(long id) implements Node<HashMap<String, Number>> {}

@CacheNode(
    key = "d:{id}",
    caches = @Cache(storage = "my-redis", ttl = "30s"),
    serializer = io.cacheme.serializer.jackson3.Jackson3JsonSerializer.class)
record Newer(long id) implements Node<List<Number>> {}
