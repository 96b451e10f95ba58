package com.example.shop;

import io.cacheme.Cacheme;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.time.Duration;

@CacheNode(key = "article:{id}", caches = @Cache(storage = "tier", ttl = "1h"))
public record Article(long id) implements Node<Article.Text> {

  public record Text(String title) {}

  Text load() {
    return new Text("loaded");
  }

  /** Puts and gets by the storage of a URL. */
  public static void main(String[] args) {
    Cacheme.Builder builder = Cacheme.builder().prefix(args[0]).storage("tier", args[1]);
    builder.required("tier").connectTimeout(Duration.ofSeconds(20));
    try (Cacheme cacheme = builder.build()) {
      ArticleCache articles = ArticleCache.create(cacheme);
      System.out.println(articles.get(1).join().title());
      articles.put(2, new Text("put")).join();
      System.out.println(articles.get(2).join().title());
      System.out.println(articles.stats().hitCount() + " hit");
    }
  }
}
