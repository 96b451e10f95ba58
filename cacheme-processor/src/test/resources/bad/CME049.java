package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Memoize;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kotlin.coroutines.Continuation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@CacheNode(key = "price:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Price(long id) implements Node<String> {

  Mono<String> load() {
    return null;
  }

  static Mono<Map<Price, Integer>> loadAll(Collection<Price> prices) {
    return null;
  }
}

@CacheNode(key = "code:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Code(long id) implements Node<String> {

  Mono<Optional<String>> load() {
    return null;
  }
}

@CacheNode(key = "list:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Listed(long id) implements Node<List<String>> {

  Flux<String> load() {
    return null;
  }
}

interface Prices {

  @Memoize(Price.class)
  Mono<String> one(long id);

  @Memoize(Price.class)
  Mono<Map<Long, String>> many(List<Long> ids);

  @Memoize(Price.class)
  Mono<Integer> other(long id);

  @Memoize(Price.class)
  Flux<String> each(Collection<Long> ids);

  @Memoize(Price.class)
  Flux<String> list(long id);

  @Memoize(Price.class)
  Object suspended(long id, Continuation<? super String> $completion);

  @Memoize(Price.class)
  Object suspendedOther(List<Long> ids, Continuation<? super Integer> $completion);
}
