package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.ToNode;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(key = "price:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Price(long id) implements Node<String> {}

interface Prices<T> {

  @Memoize(Price.class)
  Integer number(long id);

  @Memoize(Price.class)
  void nothing(long id);

  @Memoize(Price.class)
  T variable(long id);

  @Memoize(Price.class)
  Object wider(long id);

  @Memoize(Price.class)
  Future<String> waitedFor(long id);

  @Memoize(Price.class)
  CompletionStage<Optional<Integer>> stage(long id);

  @Memoize(Price.class)
  Map<Long, Integer> otherValues(Collection<Long> ids);

  @Memoize(Price.class)
  Map<Integer, String> otherKeys(Set<Long> ids);

  @Memoize(Price.class)
  List<String> list(List<Long> ids);
}

interface Both<T> {

  @Memoize(Price.class)
  Integer keyAndValue(String name);

  @Memoize(Price.class)
  Map<Long, Integer> keysAndValues(Collection<String> names);

  @Memoize(Price.class)
  List<T> variables(long id);

  @Memoize(Price.class)
  List<Integer> fixed(long id);

  @Memoize(Price.class)
  kotlinx.coroutines.Deferred<String> promise(long id);
}
