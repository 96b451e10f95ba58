package io.cacheme.compare.cacheme;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads everything 24 times. */
public final class RepeatingFactory extends SabotagedFactory {

  private static final int READS = 24;

  @Override
  public String name() {
    return "repeating";
  }

  @Override
  CompletionStage<@Nullable StoredValue> get(RemoteStorage redis, String key) {
    CompletionStage<@Nullable StoredValue> read = redis.get(key);
    for (int i = 1; i < READS; i++) {
      read = read.thenCompose(before -> redis.get(key));
    }
    return read;
  }
}
