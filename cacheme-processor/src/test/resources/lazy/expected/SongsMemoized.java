package demo;

import io.cacheme.NodeCache;
import io.cacheme.generated.MemoizedBatch;
import io.cacheme.reactor.ReactorCalls;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.Generated;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@link Songs} with its {@code @Memoize} methods answered by caches; what no cache has, and all
 * other methods, go to a delegate.
 */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
public final class SongsMemoized implements Songs {
  private final Songs delegate;

  private final NodeCache<Song, String> songCache;

  private final NodeCache<Album, List<String>> albumCache;

  /** Decorates {@code delegate}. */
  public SongsMemoized(Songs delegate, SongCache songCache, AlbumCache albumCache) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
    this.songCache = songCache.asNodeCache();
    this.albumCache = albumCache.asNodeCache();
  }

  @Override
  public Mono<String> song(long id) throws IOException {
    Song asked = new Song(id);
    return ReactorCalls.get(songCache, asked, node -> delegate.song(id));
  }

  @Override
  public Mono<String> asked(Song asked, Locale node) {
    return ReactorCalls.get(songCache, asked, theNode -> delegate.asked(asked, node));
  }

  @Override
  public Mono<? extends String> any(long id) {
    Song asked = new Song(id);
    return ReactorCalls.get(songCache, asked, node -> delegate.any(id));
  }

  @Override
  public Mono<Map<Long, String>> songs(Set<Long> ids, boolean more) {
    MemoizedBatch<Long, Song, String> batch =
        MemoizedBatch.of(songCache, ids, key -> new Song(key));
    return ReactorCalls.getAll(batch, keys -> delegate.songs(new LinkedHashSet<>(keys), more));
  }

  @Override
  public Flux<String> titles(String artist, String title) {
    Album asked = new Album(artist, title);
    return ReactorCalls.getList(albumCache, asked, node -> delegate.titles(artist, title));
  }

  @Override
  public Mono<List<String>> titlesTogether(String artist, String title) {
    Album asked = new Album(artist, title);
    return ReactorCalls.get(albumCache, asked, node -> delegate.titlesTogether(artist, title));
  }

  @Override
  public Mono<Map<String, List<String>>> albums(String artist, List<String> titles) {
    MemoizedBatch<String, Album, List<String>> batch =
        MemoizedBatch.of(albumCache, titles, key -> new Album(artist, key));
    return ReactorCalls.getAll(batch, keys -> delegate.albums(artist, keys));
  }

  @Override
  public Flux<String> all() {
    return delegate.all();
  }

  @Override
  public String toString() {
    return "SongsMemoized(" + delegate + ")";
  }
}
