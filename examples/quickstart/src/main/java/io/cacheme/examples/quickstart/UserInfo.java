package io.cacheme.examples.quickstart;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletionStage;

/** What we know of a user, by the user's number. */
@CacheNode(
    version = "v1",
    key = "user:{userId}:info",
    caches = {@Cache(storage = "local", ttl = "30s")})
public record UserInfo(long userId) implements Node<UserView> {

  CompletionStage<UserView> load(UserRepository users) {
    return users.find(userId);
  }
}
