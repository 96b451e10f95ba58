package io.cacheme.spring;

import io.cacheme.DynamicNode;
import io.cacheme.ValueTtl;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.support.NullValue;

/** Keeps what stands for null for another time than values. */
record NullTtl(Duration ttl) implements ValueTtl<DynamicNode<Object>, Object> {

  @Override
  public @Nullable Duration ttl(DynamicNode<Object> node, Object value) {
    return value == NullValue.INSTANCE ? ttl : null;
  }
}
