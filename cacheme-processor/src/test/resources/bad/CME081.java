package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;
import java.io.IOException;
import java.time.Duration;

@CacheNode(key = "a:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Seconds(long id) implements Node<String> {

  long ttl(String value) {
    return 5;
  }
}

@CacheNode(key = "b:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Other(long id) implements Node<String> {

  Duration ttl(Integer value) {
    return Duration.ofSeconds(5);
  }
}

@CacheNode(key = "c:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Hidden(long id) implements Node<String> {

  private Duration ttl(String value) {
    return Duration.ofSeconds(5);
  }
}

@CacheNode(key = "d:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record OfAll(long id) implements Node<String> {

  static Duration ttl(String value) {
    return Duration.ofSeconds(5);
  }
}

@CacheNode(key = "e:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Reads(long id) implements Node<String> {

  Duration ttl(String value) throws IOException {
    return Duration.ofSeconds(5);
  }
}

@CacheNode(key = "f:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Twice(long id) implements Node<String> {

  Duration ttl(String value) {
    return Duration.ofSeconds(5);
  }

  Duration ttl(CharSequence value) {
    return Duration.ofSeconds(5);
  }
}
