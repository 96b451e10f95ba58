package io.cacheme.spring;

import io.cacheme.codec.Codec;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import org.springframework.cache.support.NullValue;

/**
 * A codec that heaps which are bounded in bytes can weigh what stands for null by; remote tiers
 * know that by {@link NullableSerializer}.
 */
record NullableCodec(Codec<Object> codec) implements Codec<Object> {

  @Override
  public void write(ValueWriter out, Object value) {
    if (value == NullValue.INSTANCE) {
      out.writeString(null);
    } else {
      codec.write(out, value);
    }
  }

  @Override
  public Object read(ValueReader in) {
    return codec.read(in);
  }
}
