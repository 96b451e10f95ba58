package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.testservers.TestServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nodes with {@code String key()} on one Redis: what each begins with keeps them apart. */
class KeyPrefixEndToEndTest {

  @CacheNode(keyPrefix = "author:", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record Author(String name) implements Node<String> {

    String key() {
      return name;
    }

    String load() {
      return "author " + name;
    }
  }

  @CacheNode(keyPrefix = "title:", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record Title(String text) implements Node<String> {

    String key() {
      return text;
    }

    String load() {
      return "title " + text;
    }
  }

  @CacheNode(key = "shelf:{row}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record Shelf(String row) implements Node<String> {

    String load() {
      return "shelf " + row;
    }
  }

  @CacheNode(caches = @Cache(storage = "my-redis", ttl = "1h"))
  record Anything(String text) implements Node<String> {

    String key() {
      return text;
    }
  }

  @CacheNode(keyPrefix = "title:of:", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record TitleOf(String text) implements Node<String> {

    String key() {
      return text;
    }
  }

  private final String prefix = "prefixes-" + UUID.randomUUID();

  private Cacheme cacheme() {
    return Cacheme.builder().prefix(prefix).storage("my-redis", TestServers.redis().url()).build();
  }

  @Test
  void get_sameTextOfTwoKeyMethods_neverMeets() {
    String text = "title:Emma";
    try (Cacheme first = cacheme()) {
      KeyPrefixEndToEndTest_AuthorCache.create(first).sync().put(text, "an author");
      KeyPrefixEndToEndTest_TitleCache.create(first).sync().put(text, "a title");
      KeyPrefixEndToEndTest_ShelfCache.create(first).sync().put(text, "a shelf");
    }
    try (Cacheme second = cacheme()) {
      var authors = KeyPrefixEndToEndTest_AuthorCache.create(second);
      var titles = KeyPrefixEndToEndTest_TitleCache.create(second);
      var shelves = KeyPrefixEndToEndTest_ShelfCache.create(second);

      assertThat(authors.sync().get(text)).isEqualTo("an author");
      assertThat(titles.sync().get(text)).isEqualTo("a title");
      assertThat(shelves.sync().get(text)).isEqualTo("a shelf");
      titles.sync().invalidate(text);
      assertThat(authors.sync().getIfPresent(text)).isEqualTo("an author");
      assertThat(titles.sync().getIfPresent(text)).isNull();
      assertThat(keys())
          .contains(
              prefix + ":author:title:Emma:v1", prefix + ":title:title:Emma:v1"); // a tombstone
    }
  }

  @Test
  void create_prefixesThatCouldMeet_areRefused() {
    try (Cacheme cacheme = cacheme()) {
      KeyPrefixEndToEndTest_TitleCache.create(cacheme);

      assertThatThrownBy(() -> KeyPrefixEndToEndTest_TitleOfCache.create(cacheme))
          .isInstanceOf(CachemeConfigurationException.class)
          .hasMessageContaining("[R09]")
          .hasMessageContaining("\"title:of:{key()}\" and \"title:{key()}\"");
    }
  }

  @Test
  void create_keyMethodWithoutPrefix_isRefusedNamingTheMend() {
    try (Cacheme cacheme = cacheme()) {
      KeyPrefixEndToEndTest_ShelfCache.create(cacheme);

      assertThatThrownBy(() -> KeyPrefixEndToEndTest_AnythingCache.create(cacheme))
          .isInstanceOf(CachemeConfigurationException.class)
          .hasMessageContaining("[R09]")
          .hasMessageContaining("keyPrefix = \"user:\"");
    }
  }

  private List<String> keys() {
    RedisClient client = RedisClient.create(RedisURI.create(TestServers.redis().url()));
    try (var connection = client.connect()) {
      return connection.sync().keys(prefix + "*");
    } finally {
      client.shutdown();
    }
  }
}
