package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The node of the introduction: two tiers, a dependency, one load for many keys. */
@CacheNode(
    version = "v1",
    key = "user:{userId}:info",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "10d")})
public record UserInfo(long userId) implements Node<UserInfo.UserView> {

  CompletionStage<UserView> load(UserRepository users) {
    return users.find(userId);
  }

  static CompletionStage<Map<UserInfo, UserView>> loadAll(
      Collection<UserInfo> nodes, UserRepository users) {
    return users.findAll(nodes);
  }

  public record UserView(long id, String name) {}

  public interface UserRepository {

    CompletionStage<UserView> find(long id);

    CompletionStage<Map<UserInfo, UserView>> findAll(Collection<UserInfo> nodes);
  }
}
