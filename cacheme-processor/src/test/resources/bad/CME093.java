package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

record User(long userId) {}

interface Users {

  @Puts(UserInfo.class)
  void nothing(long userId);

  @Puts(UserInfo.class)
  CompletionStage<Void> nothingLater(long userId);

  @Puts(UserInfo.class)
  Integer other(long userId);

  @Puts(UserInfo.class)
  Optional<CharSequence> supertype(long userId);

  @Puts(UserInfo.class)
  String oneForMany(Collection<Long> userIds);

  @Puts(UserInfo.class)
  Map<Integer, String> otherKeys(Collection<Long> userIds);

  @Puts(UserInfo.class)
  List<User> list();
}
