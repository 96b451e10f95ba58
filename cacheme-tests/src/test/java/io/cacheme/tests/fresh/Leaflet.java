package io.cacheme.tests.fresh;

import io.cacheme.Known;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletionStage;

/** What is printed: a source is asked whether it has changed. */
@CacheNode(
    key = "leaflet:{title}",
    softTtl = "10s",
    staleIfError = "1h",
    retryAfter = "1s",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1m")})
record Leaflet(String title) implements Node<Leaflet.Text> {

  record Text(String words, String etag) {}

  CompletionStage<Text> load(Known<Text> known, Printer printer) {
    return printer.print(title, known);
  }

  interface Printer {
    CompletionStage<Text> print(String title, Known<Text> known);
  }
}
