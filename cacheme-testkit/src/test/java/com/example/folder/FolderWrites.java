package com.example.folder;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes that compare first; no other write of the folder comes between. */
final class FolderWrites implements ConditionalWrites {

  private final FolderStorage storage;

  FolderWrites(FolderStorage storage) {
    this.storage = storage;
  }

  @Override
  public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
    return putAllIfUnchanged(List.of(entry)).thenApply(Set::isEmpty);
  }

  @Override
  public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
    for (ConditionalEntry entry : entries) {
      if (entry.bytes().length > storage.maxValueBytes()) {
        return CompletableFuture.failedFuture(
            new StorageReplyException(entry + " is larger than " + storage.maxValueBytes()));
      }
    }
    List<String> keys = entries.stream().map(ConditionalEntry::key).toList();
    return storage.write(keys, () -> keepUnchanged(entries));
  }

  @Override
  public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
    return storage.put(key, tombstone, ttlMillis).thenApply(nothing -> true);
  }

  private Set<String> keepUnchanged(Collection<ConditionalEntry> entries) throws IOException {
    Set<String> refused = new HashSet<>();
    for (ConditionalEntry entry : entries) {
      if (isUnchanged(entry)) {
        storage.keep(new StoredEntry(entry.key(), entry.bytes(), entry.ttlMillis()));
      } else {
        refused.add(entry.key());
      }
    }
    return refused;
  }

  private boolean isUnchanged(ConditionalEntry entry) throws IOException {
    if (storage.context().time().epochMillis() > entry.notAfterMillis()) {
      return false;
    }
    StoredValue there = storage.read(entry.key());
    if (there == null) {
      return entry.seen() == null || entry.orNone();
    }
    return Arrays.equals(there.bytes(), entry.seen()); // seen is null: there was nothing
  }
}
