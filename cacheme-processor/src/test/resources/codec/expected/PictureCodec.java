package demo;

import io.cacheme.codec.Codec;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import javax.annotation.processing.Generated;

/** Writes and reads what {@link Picture} caches and all that it reaches. Null parts stay null. */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
final class PictureCodec implements Codec<byte[]> {
  @Override
  public void write(ValueWriter out, byte[] value) {
    out.writeBytes(value);
  }

  @Override
  public byte[] read(ValueReader in) {
    return in.readBytes();
  }
}
