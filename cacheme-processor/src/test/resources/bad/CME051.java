package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Date;
import java.util.List;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<UserView> {}

class UserView {

  private String name = "";

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }
}

@CacheNode(
    key = "visits:{userId}",
    caches = {
      @Cache(storage = "local", ttl = "30s"),
      @Cache(storage = "my-redis", ttl = "10d")
    },
    serializer = Visits.Own.class)
record Visits(long userId) implements Node<List<Visit>> {

  public static final class Own extends io.cacheme.codec.EnvelopeSerializer {

    public Own() {}

    @Override
    protected <V> byte[] writeValue(V value, io.cacheme.codec.ValueType<V> type) {
      return new byte[0];
    }

    @Override
    protected <V> V readValue(byte[] bytes, io.cacheme.codec.ValueType<V> type) {
      throw new io.cacheme.codec.UndecodableException(type.name());
    }
  }
}

record Visit(String page, Date at) {}

@CacheNode(
    key = "remote:{userId}",
    caches = @Cache(storage = "my-redis", ttl = "10d"),
    serializer = Visits.Own.class)
record Remote(long userId) implements Node<Visit> {}
