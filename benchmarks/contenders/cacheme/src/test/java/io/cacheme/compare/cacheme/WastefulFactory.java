package io.cacheme.compare.cacheme;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import java.util.HexFormat;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Copies what it asks and what it reads, by way of texts. */
public final class WastefulFactory extends SabotagedFactory {

  private static final HexFormat HEX = HexFormat.of();
  private static final int COPIES = 8;

  @Override
  public String name() {
    return "wasteful";
  }

  @Override
  CompletionStage<@Nullable StoredValue> get(RemoteStorage redis, String key) {
    return redis.get(new StringBuilder(key).toString()).thenApply(WastefulFactory::copy);
  }

  private static @Nullable StoredValue copy(@Nullable StoredValue value) {
    if (value == null) {
      return null;
    }
    byte[] bytes = value.bytes();
    for (int i = 0; i < COPIES; i++) {
      bytes = HEX.parseHex(HEX.formatHex(bytes));
    }
    return new StoredValue(bytes, value.ttlLeftMillis());
  }
}
