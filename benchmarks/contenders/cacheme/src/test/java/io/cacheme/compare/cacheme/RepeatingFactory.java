package io.cacheme.compare.cacheme;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads everything four times. */
public final class RepeatingFactory extends SabotagedFactory {

  @Override
  public String name() {
    return "repeating";
  }

  @Override
  CompletionStage<@Nullable StoredValue> get(RemoteStorage redis, String key) {
    return redis
        .get(key)
        .thenCompose(first -> redis.get(key))
        .thenCompose(second -> redis.get(key))
        .thenCompose(third -> redis.get(key));
  }
}
