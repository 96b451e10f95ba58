package io.cacheme.storage.mongodb;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The conditional writes of a storage, open or not. */
final class MongoConditionalWrites implements ConditionalWrites {

  private final MongodbStorage storage;

  MongoConditionalWrites(MongodbStorage storage) {
    this.storage = storage;
  }

  @Override
  public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
    return putAllIfUnchanged(List.of(entry)).thenApply(Set::isEmpty);
  }

  @Override
  public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
    for (ConditionalEntry entry : entries) {
      if (storage.isTooLarge(entry.bytes())) {
        return storage.tooLarge(entry.key(), entry.bytes());
      }
    }
    return storage.whenOpen(opened -> opened.conditional().putAllIfUnchanged(entries));
  }

  @Override
  public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
    return storage.isTooLarge(tombstone)
        ? storage.tooLarge(key, tombstone)
        : storage.whenOpen(opened -> opened.conditional().putTombstone(key, tombstone, ttlMillis));
  }
}
