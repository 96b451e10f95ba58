package demo;

import io.cacheme.annotation.KeyIgnore;
import io.cacheme.annotation.Memoize;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Methods whose results are asked for when somebody subscribes. */
public interface Songs {

  @Memoize(Song.class)
  Mono<String> song(long id) throws IOException;

  @Memoize(Song.class)
  Mono<String> asked(Song asked, @KeyIgnore Locale node);

  @Memoize(Song.class)
  Mono<? extends String> any(long id);

  @Memoize(Song.class)
  Mono<Map<Long, String>> songs(Set<Long> ids, @KeyIgnore boolean more);

  @Memoize(Album.class)
  Flux<String> titles(String artist, String title);

  @Memoize(Album.class)
  Mono<List<String>> titlesTogether(String artist, String title);

  @Memoize(Album.class)
  Mono<Map<String, List<String>>> albums(String artist, List<String> titles);

  Flux<String> all();
}
