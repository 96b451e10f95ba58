package io.cacheme.spring;

import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import io.cacheme.help.Help;

/**
 * Of a cache whose values nobody knows how to write. Its heap tiers do not ask for it; a remote one
 * does when the cache is bound, and is refused.
 */
record UndeclaredValues(String what, String help) implements Serializer {

  @Override
  public void check(ValueType<?> type) {
    throw refused();
  }

  @Override
  public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    throw refused();
  }

  @Override
  public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    throw refused();
  }

  private IllegalStateException refused() {
    return new IllegalStateException(Help.message("R07", what, null, help));
  }
}
