package io.cacheme.spring;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who an account belongs to. */
@CacheNode(
    key = "owner:{accountId}",
    caches = {
      @Cache(storage = "local", ttl = "none"),
      @Cache(storage = "my-redis", ttl = "1h"),
    })
record Owner(long accountId) implements Node<String> {

  static final String QUERY = "SELECT owner FROM spring_account WHERE id = ?";

  String load(JdbcTemplate sql) {
    return sql.queryForList(QUERY, String.class, accountId).stream().findFirst().orElse(null);
  }
}
