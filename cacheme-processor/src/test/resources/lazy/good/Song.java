package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

@CacheNode(key = "song:{id}", caches = @Cache(storage = "local", ttl = "30s"))
public record Song(long id) implements Node<String> {

  public interface Library {
    Mono<String> song(long id);

    Mono<Map<Song, String>> songs(Collection<Song> songs);
  }

  Mono<String> load(Library library) {
    return library.song(id);
  }

  static Mono<Map<Song, String>> loadAll(Collection<Song> songs, Library library) {
    return library.songs(songs);
  }
}
