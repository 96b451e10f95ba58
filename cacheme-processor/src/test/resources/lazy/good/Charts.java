package demo;

import io.cacheme.annotation.Memoize;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The same of a class, which calls its own methods. */
public class Charts {

  @Memoize(Song.class)
  protected Mono<String> song(long id) {
    return null;
  }

  @Memoize(Song.class)
  public Mono<Map<Long, String>> songs(Collection<Long> ids) {
    return null;
  }
}
