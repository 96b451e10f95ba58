package io.cacheme.micrometer;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** On a heap before a remote storage. */
@CacheNode(
    key = "tune:{name}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "10m")})
public record Tune(String name) implements Node<String> {

  /** Where tunes come from. */
  public interface Source extends Function<String, CompletionStage<String>> {}

  CompletionStage<String> load(Source source) {
    return source.apply(name);
  }
}
