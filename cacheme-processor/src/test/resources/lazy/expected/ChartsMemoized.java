package demo;

import io.cacheme.NodeCache;
import io.cacheme.generated.MemoizedBatch;
import io.cacheme.reactor.ReactorCalls;
import java.util.Collection;
import java.util.Map;
import javax.annotation.processing.Generated;
import reactor.core.publisher.Mono;

/**
 * {@link Charts} with its {@code @Memoize} methods answered by caches, also where it calls them
 * itself.
 */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
public final class ChartsMemoized extends Charts {
  private final NodeCache<Song, String> songCache;

  /** As {@link Charts} is made, with the caches. */
  public ChartsMemoized(SongCache songCache) {
    this.songCache = songCache.asNodeCache();
  }

  @Override
  protected Mono<String> song(long id) {
    Song asked = new Song(id);
    return ReactorCalls.get(songCache, asked, node -> super.song(id));
  }

  @Override
  public Mono<Map<Long, String>> songs(Collection<Long> ids) {
    MemoizedBatch<Long, Song, String> batch =
        MemoizedBatch.of(songCache, ids, key -> new Song(key));
    return ReactorCalls.getAll(batch, keys -> super.songs(keys));
  }
}
