package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;
import java.util.concurrent.*;
import java.util.stream.Stream;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

interface Users {

  abstract class OwnStage<T> extends CompletableFuture<T> {}

  @Invalidates(UserInfo.class)
  Future<String> future(long userId);

  @Invalidates(UserInfo.class)
  Flow.Publisher<String> publisher(long userId);

  @Puts(UserInfo.class)
  OwnStage<String> own(long userId);

  @Invalidates(UserInfo.class)
  Stream<Long> stream(long userId);

  @Invalidates(UserInfo.class)
  Callable<Void> callable(long wrong);

  @SuppressWarnings("rawtypes")
  @Invalidates(UserInfo.class)
  CompletionStage raw(long userId);

  @Invalidates(UserInfo.class)
  CompletionStage<CompletionStage<String>> nested(long userId);
}
