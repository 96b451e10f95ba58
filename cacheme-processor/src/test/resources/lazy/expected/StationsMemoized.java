package demo;

import io.cacheme.NodeCache;
import io.cacheme.generated.MemoizedBatch;
import io.cacheme.mutiny.MutinyCalls;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Stations} with its {@code @Memoize} methods answered by caches; what no cache has, and all
 * other methods, go to a delegate.
 */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
public final class StationsMemoized implements Stations {
  private final Stations delegate;

  private final NodeCache<Song, String> songCache;

  private final NodeCache<Album, List<String>> albumCache;

  /** Decorates {@code delegate}. */
  public StationsMemoized(Stations delegate, SongCache songCache, AlbumCache albumCache) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
    this.songCache = songCache.asNodeCache();
    this.albumCache = albumCache.asNodeCache();
  }

  @Override
  public Uni<String> song(long id) {
    Song asked = new Song(id);
    return MutinyCalls.get(songCache, asked, node -> delegate.song(id));
  }

  @Override
  public Uni<Map<Long, String>> songs(List<Long> ids) {
    MemoizedBatch<Long, Song, String> batch =
        MemoizedBatch.of(songCache, ids, key -> new Song(key));
    return MutinyCalls.getAll(batch, keys -> delegate.songs(keys));
  }

  @Override
  public Multi<String> titles(String artist, String title) {
    Album asked = new Album(artist, title);
    return MutinyCalls.getList(albumCache, asked, node -> delegate.titles(artist, title));
  }

  @Override
  public String toString() {
    return "StationsMemoized(" + delegate + ")";
  }
}
