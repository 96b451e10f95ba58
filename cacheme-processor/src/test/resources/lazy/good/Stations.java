package demo;

import io.cacheme.annotation.Memoize;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** The same for Mutiny. */
public interface Stations {

  @Memoize(Song.class)
  Uni<String> song(long id);

  @Memoize(Song.class)
  Uni<Map<Long, String>> songs(List<Long> ids);

  @Memoize(Album.class)
  Multi<String> titles(String artist, String title);
}
