package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.codec.EnvelopeSerializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;

@CacheNode(version = "auto", key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

@CacheNode(
    version = "auto",
    key = "job:{id}",
    caches = @Cache(storage = "my-redis", ttl = "10d"),
    serializer = Job.Own.class)
record Job(long id) implements Node<Runnable> {

  public static final class Own extends EnvelopeSerializer {

    public Own() {}

    @Override
    protected <V> byte[] writeValue(V value, ValueType<V> type) {
      return new byte[0];
    }

    @Override
    protected <V> V readValue(byte[] bytes, ValueType<V> type) {
      throw new UndecodableException(type.name());
    }
  }
}

@CacheNode(
    version = "auto",
    key = "task:{id}",
    caches = @Cache(storage = "my-redis", ttl = "10d"),
    serializer = io.cacheme.codec.MsgPackSerializer.class)
record Task(long id) implements Node<Runnable> {}
