package io.cacheme.internal.key;

import io.cacheme.codec.Entry;
import io.cacheme.internal.tier.Tier;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended: with the entry that a tier had or a load gave, with nothing found, or with a
 * failure.
 *
 * @param tier the tier that had it; null if none had
 * @param entry the entry; null if nothing was found and nothing was loaded, and after a failure
 * @param failure why it failed
 * @param stale whether the entry has ended, and is the answer since the load failed
 */
public record Outcome<V>(
    @Nullable Tier<V> tier, @Nullable Entry<V> entry, @Nullable Throwable failure, boolean stale) {

  private static final Outcome<?> NOTHING = new Outcome<>(null, null, null, false);

  public static <V> Outcome<V> hit(Tier<V> tier, Entry<V> entry) {
    return new Outcome<>(tier, entry, null, false);
  }

  /** An entry that has ended, where the load fails. */
  public static <V> Outcome<V> stale(Tier<V> tier, Entry<V> entry) {
    return new Outcome<>(tier, entry, null, true);
  }

  public static <V> Outcome<V> loaded(Entry<V> entry) {
    return new Outcome<>(null, entry, null, false);
  }

  public static <V> Outcome<V> failed(Throwable failure) {
    return new Outcome<>(null, null, failure, false);
  }

  @SuppressWarnings("unchecked")
  public static <V> Outcome<V> nothing() {
    return (Outcome<V>) NOTHING;
  }

  public boolean isHit() {
    return tier != null;
  }

  public @Nullable V value() {
    return entry == null ? null : entry.value();
  }

  public boolean isExpired(long nowMillis) {
    return entry == null || entry.isExpired(nowMillis);
  }

  public void complete(CompletableFuture<@Nullable V> future) {
    if (failure != null) {
      future.completeExceptionally(failure);
    } else {
      future.complete(value());
    }
  }
}
