package io.cacheme.spi;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Writes of a {@link RemoteStorage} that several processes share, which keep an older value from
 * replacing a newer one: a value that was loaded is kept only where the key still has what was seen
 * there before the load, and a key that was removed has a tombstone for a while, so that it has
 * changed for all who saw nothing.
 *
 * <p>Comparing and keeping are one step: no write of another process comes between them. They are
 * writes as all others of the storage: in the order of the calls for each key, without blocking or
 * throwing. A value that has expired by the storage's clock is none, swept or not. What is compared
 * and what is kept are bytes of {@link RemoteStorage#maxValueBytes} at most.
 *
 * <p>Implemented by storages; what is added has a default. The promises of this interface are
 * tested by {@code ConditionalWritesContract} of {@code cacheme-testkit}.
 */
public interface ConditionalWrites {

  /**
   * Keeps an entry where its key is unchanged, as {@link RemoteStorage#put} would, and leaves the
   * key as it is where not.
   *
   * @return whether it is kept; a refusal is no failure
   */
  CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry);

  /**
   * The same for many, each for itself, in as few round trips as the server allows. No key is given
   * twice. Fails if it is not known of one of them whether it is kept.
   *
   * @return the keys of those that were refused
   */
  CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries);

  /**
   * Removes what {@code key} has, whatever it is, and keeps {@code tombstone} in its place, for
   * {@code ttlMillis}, at least 1. A server that has no room for it removes all the same.
   *
   * @return whether the tombstone is kept; it fails where nothing is known to be removed
   */
  CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis);
}
