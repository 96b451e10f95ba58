package demo;

import io.cacheme.codec.Codec;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/** Writes and reads what {@link Names} caches and all that it reaches. Null parts stay null. */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
final class NamesCodec implements Codec<List<Optional<String>>> {
  @Override
  public void write(ValueWriter out, List<Optional<String>> value) {
    writeListOfOptionalOfString(out, value);
  }

  @Override
  public List<Optional<String>> read(ValueReader in) {
    return readListOfOptionalOfString(in);
  }

  private static void writeListOfOptionalOfString(ValueWriter out, List<Optional<String>> list) {
    if (list == null) {
      out.writeNull();
      return;
    }
    out.beginList(list.size());
    for (Optional<String> element : list) {
      writeOptionalOfString(out.nextElement(), element);
    }
    out.endList();
  }

  private static List<Optional<String>> readListOfOptionalOfString(ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    List<Optional<String>> list = new ArrayList<>(in.beginList());
    while (in.nextElement()) {
      list.add(readOptionalOfString(in));
    }
    return Collections.unmodifiableList(list);
  }

  private static void writeOptionalOfString(ValueWriter out, Optional<String> value) {
    if (value == null || value.isEmpty()) {
      out.writeNull();
      return;
    }
    out.writeString(value.get());
  }

  private static Optional<String> readOptionalOfString(ValueReader in) {
    return Optional.ofNullable(in.readString());
  }
}
