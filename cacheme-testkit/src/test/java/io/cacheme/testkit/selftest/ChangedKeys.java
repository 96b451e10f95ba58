package io.cacheme.testkit.selftest;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Takes another key for each. */
final class ChangedKeys extends ForwardingRemoteStorage {

  private final UnaryOperator<String> change;

  ChangedKeys(RemoteStorage behind, UnaryOperator<String> change) {
    super(behind);
    this.change = change;
  }

  @Override
  public CompletionStage<StoredValue> get(String key) {
    return behind.get(change.apply(key));
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    return behind
        .getAll(keys.stream().map(change).toList())
        .thenApply(
            found -> {
              Map<String, StoredValue> answer = new HashMap<>();
              keys.forEach(key -> answer.put(key, found.get(change.apply(key))));
              answer.values().removeIf(value -> value == null);
              return answer;
            });
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
    return behind.put(change.apply(key), value, ttlMillis);
  }

  @Override
  public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
    return behind.putAll(
        entries.stream()
            .map(e -> new StoredEntry(change.apply(e.key()), e.bytes(), e.ttlMillis()))
            .toList());
  }

  @Override
  public CompletionStage<Void> remove(String key) {
    return behind.remove(change.apply(key));
  }
}
