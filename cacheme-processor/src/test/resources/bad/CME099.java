package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.*;
import reactor.core.publisher.*;

@CacheNode(key = "a:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Held(long id) implements Node<Mono<String>> {
  Mono<String> load() {
    return null;
  }
}

@CacheNode(key = "b:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Many(long id) implements Node<Flux<String>> {}

@CacheNode(key = "c:{id}", caches = @Cache(storage = "my-redis", ttl = "30s"))
record Parts(long id) implements Node<List<Parts.Page>> {
  record Page(CompletableFuture<String> text, Optional<Future<?>> job, Flow.Publisher<String> all) {}
}

@CacheNode(key = "d:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Good(long id) implements Node<Optional<String>> {
  CompletableFuture<Optional<String>> load() {
    return null;
  }
}
