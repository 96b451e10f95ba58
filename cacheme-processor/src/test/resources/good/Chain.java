package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletionStage;

/** Nodes whose loads take each other's caches, which do not exist before they are generated. */
final class Chain {

  private Chain() {}

  @CacheNode(key = "group:{id}", caches = @Cache(storage = "local", ttl = "30s"))
  record Group(long id) implements Node<String> {

    CompletionStage<String> load(Chain_MemberCache members) {
      return members.get(id).thenApply(name -> "group of " + name);
    }
  }

  @CacheNode(key = "member:{id}", caches = @Cache(storage = "local", ttl = "30s"))
  record Member(long id) implements Node<String> {

    CompletionStage<String> load(Chain_GroupCache groups) {
      return groups.getIfPresent(id).thenApply(name -> "member of " + name);
    }
  }
}
