package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.TypeName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Names that look like constants, and enums of sealed interfaces. */
@CacheNode(key = "signals:{NODE}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Signals(long NODE) implements Node<List<Signals.Signal>> {

  enum OS {
    LINUX,
    OTHER
  }

  sealed interface Signal {}

  enum Silence implements Signal {
    SHORT,
    LONG {
      @Override
      public String toString() {
        return "long";
      }
    }
  }

  @TypeName("void")
  enum Nothing implements Signal {
    NAME
  }

  record Sent(
      UUID UUID, Optional<String> Optional, OS OS, Silence SILENCE, long ValueReader, int SENT)
      implements Signal {}

  static List<List<Signal>> samples() {
    Sent sent = new Sent(new UUID(1, 2), Optional.of("a"), OS.LINUX, Silence.LONG, 3, 4);
    return List.of(
        Arrays.asList(Silence.SHORT, Silence.LONG, null, sent, Nothing.NAME),
        List.of(new Sent(null, Optional.empty(), null, null, 0, 0)));
  }
}
