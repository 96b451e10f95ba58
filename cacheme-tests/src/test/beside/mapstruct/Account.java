package com.example;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** Its load maps by what MapStruct writes. */
@CacheNode(key = "account:{id}", caches = @Cache(storage = "far", ttl = "1h"))
public record Account(long id) implements Node<Account.View> {

  /** What is cached. */
  public record View(long number, String owner) {}

  /** What is stored. */
  public record Row(long id, String owner) {}

  View load(AccountMapper mapper) {
    return mapper.toView(new Row(id, "owner " + id));
  }
}
