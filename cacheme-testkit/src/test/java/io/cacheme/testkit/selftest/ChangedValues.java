package io.cacheme.testkit.selftest;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Reads another value for each, or none. */
final class ChangedValues extends ForwardingRemoteStorage {

  private final UnaryOperator<StoredValue> change;

  ChangedValues(RemoteStorage behind, UnaryOperator<StoredValue> change) {
    super(behind);
    this.change = change;
  }

  @Override
  public CompletionStage<StoredValue> get(String key) {
    return behind.get(key).thenApply(value -> value == null ? null : change.apply(value));
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    return behind
        .getAll(keys)
        .thenApply(
            found -> {
              Map<String, StoredValue> answer = new HashMap<>(found);
              answer.replaceAll((key, value) -> change.apply(value));
              answer.values().removeIf(value -> value == null);
              return answer;
            });
  }
}
