package io.cacheme.testkit.selftest;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Writes another entry for each, or refuses it. */
final class ChangedEntries extends ForwardingRemoteStorage {

  private final UnaryOperator<StoredEntry> change;
  private final Predicate<StoredEntry> refused;

  ChangedEntries(
      RemoteStorage behind, UnaryOperator<StoredEntry> change, Predicate<StoredEntry> refused) {
    super(behind);
    this.change = change;
    this.refused = refused;
  }

  static ChangedEntries changing(RemoteStorage behind, UnaryOperator<StoredEntry> change) {
    return new ChangedEntries(behind, change, entry -> false);
  }

  static ChangedEntries refusing(RemoteStorage behind, Predicate<StoredEntry> refused) {
    return new ChangedEntries(behind, UnaryOperator.identity(), refused);
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
    return putAll(List.of(new StoredEntry(key, value, ttlMillis)));
  }

  @Override
  public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
    return entries.stream().anyMatch(refused)
        ? failed("refused")
        : behind.putAll(entries.stream().map(change).toList());
  }
}
