package io.cacheme.compare.cacheme;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads everything twice. */
public final class TwiceFactory extends SabotagedFactory {

  @Override
  public String name() {
    return "twice";
  }

  @Override
  CompletionStage<@Nullable StoredValue> get(RemoteStorage redis, String key) {
    return redis.get(key).thenCompose(first -> redis.get(key));
  }
}
