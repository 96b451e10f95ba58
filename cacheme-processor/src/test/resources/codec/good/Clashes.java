package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

/** Names that generated code has a use for itself. */
@CacheNode(key = "clash:{in}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Clashes(int in) implements Node<Clashes.Names> {

  record Names(
      int in, int out, int value, int field, int seen, int theIn, int yield, int größe,
      One.Part one, Two.Part two, Codec codec) {}

  record Codec(String FIELD_NAMES) {}

  interface One {
    record Part(String text) {}
  }

  interface Two {
    record Part(int number) {}
  }

  static List<Names> samples() {
    return List.of(
        new Names(1, 2, 3, 4, 5, 6, 7, 8, new One.Part("7"), new Two.Part(8), new Codec("9")),
        new Names(1, 2, 3, 4, 5, 6, 7, 8, null, null, null));
  }
}
