package demo;

import io.cacheme.codec.Codec;
import io.cacheme.codec.EnumNames;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import java.util.Optional;
import javax.annotation.processing.Generated;

/** Writes and reads what {@link Chosen} caches and all that it reaches. Null parts stay null. */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
final class ChosenCodec implements Codec<Optional<Chosen.Color>> {
  private static final EnumNames<Chosen.Color> COLOR = EnumNames.of(Chosen.Color.values());

  @Override
  public void write(ValueWriter out, Optional<Chosen.Color> value) {
    writeOptionalOfColor(out, value);
  }

  @Override
  public Optional<Chosen.Color> read(ValueReader in) {
    return readOptionalOfColor(in);
  }

  private static void writeOptionalOfColor(ValueWriter out, Optional<Chosen.Color> value) {
    if (value == null || value.isEmpty()) {
      out.writeNull();
      return;
    }
    out.writeEnum(COLOR, value.get());
  }

  private static Optional<Chosen.Color> readOptionalOfColor(ValueReader in) {
    return Optional.ofNullable(in.readEnum(COLOR));
  }
}
