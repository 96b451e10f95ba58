package demo;

import io.cacheme.codec.Codec;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import javax.annotation.processing.Generated;

/** Writes and reads what {@link Count} caches and all that it reaches. Null parts stay null. */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
final class CountCodec implements Codec<Long> {
  @Override
  public void write(ValueWriter out, Long value) {
    out.writeLongOrNull(value);
  }

  @Override
  public Long read(ValueReader in) {
    return in.readLongOrNull();
  }
}
