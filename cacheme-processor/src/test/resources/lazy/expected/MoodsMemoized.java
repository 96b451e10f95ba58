package demo;

import io.cacheme.NodeCache;
import io.cacheme.generated.MemoizedBatch;
import io.cacheme.kotlin.KotlinCalls;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.Generated;
import kotlin.coroutines.Continuation;

/**
 * {@link Moods} with its {@code @Memoize} methods answered by caches; what no cache has, and all
 * other methods, go to a delegate.
 */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
public final class MoodsMemoized implements Moods {
  private final Moods delegate;

  private final NodeCache<Song, String> songCache;

  /** Decorates {@code delegate}. */
  public MoodsMemoized(Moods delegate, SongCache songCache) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
    this.songCache = songCache.asNodeCache();
  }

  @Override
  public Object song(long id, Continuation<? super String> $completion) throws IOException {
    Song asked = new Song(id);
    return KotlinCalls.get(songCache, asked, (node, continuation) ->
        delegate.song(id, continuation), $completion);
  }

  @Override
  public Object named(String continuation, boolean node, Continuation<? super String> told) {
    Song asked = Moods.song(continuation, node);
    return KotlinCalls.get(songCache, asked, (theNode, theContinuation) ->
        delegate.named(continuation, node, theContinuation), told);
  }

  @Override
  public Object songs(Set<Long> ids, Continuation<? super Map<Long, String>> $completion) {
    MemoizedBatch<Long, Song, String> batch =
        MemoizedBatch.of(songCache, ids, key -> new Song(key));
    return KotlinCalls.getAll(batch, (keys, continuation) ->
        delegate.songs(new LinkedHashSet<>(keys), continuation), $completion);
  }

  @Override
  public Object other(Continuation<? super String> $completion) {
    return delegate.other($completion);
  }

  @Override
  public String toString() {
    return "MoodsMemoized(" + delegate + ")";
  }
}
