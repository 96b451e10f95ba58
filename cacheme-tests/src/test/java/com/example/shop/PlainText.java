package com.example.shop;

import io.cacheme.codec.EnvelopeSerializer;
import io.cacheme.codec.ValueType;
import java.nio.charset.StandardCharsets;

public final class PlainText extends EnvelopeSerializer {

  @Override
  public void check(ValueType<?> type) {
    if (!type.rawType().equals(String.class)) {
      throw new IllegalStateException("PlainText writes String, and no " + type.name());
    }
  }

  @Override
  protected <V> byte[] writeValue(V value, ValueType<V> type) {
    return ((String) value).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  @SuppressWarnings("unchecked") // checked when the node was bound
  protected <V> V readValue(byte[] bytes, ValueType<V> type) {
    return (V) new String(bytes, StandardCharsets.UTF_8);
  }
}
