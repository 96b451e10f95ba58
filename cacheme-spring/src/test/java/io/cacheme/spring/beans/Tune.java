package io.cacheme.spring.beans;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;

/** A tune by its number, of whichever of two libraries is meant. */
@CacheNode(key = "tune:{number}", caches = @Cache(storage = "local", ttl = "1m"))
record Tune(long number) implements Node<String> {

  String load(@Qualifier("folk") Songs songs, @Value("${tune.prefix}") String prefix) {
    return prefix + songs.song(number);
  }

  /** Where tunes come from. */
  interface Songs {
    String song(long number);
  }
}
