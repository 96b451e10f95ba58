package io.cacheme.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Types of one scalar. */
final class Scalars {

  static final ValueType<String> TEXT =
      type("String", ValueWriter::writeString, ValueReader::readString);

  static final ValueType<List<String>> TEXTS =
      type(
          "List<String>",
          (out, list) -> {
            out.beginList(list.size());
            for (String text : list) {
              out.nextElement().writeString(text);
            }
            out.endList();
          },
          in -> {
            List<String> list = new ArrayList<>(in.beginList());
            while (in.nextElement()) {
              list.add(in.readString());
            }
            return list;
          });

  private Scalars() {}

  static <V> ValueType<V> type(
      String name, BiConsumer<ValueWriter, V> write, Function<ValueReader, V> read) {
    return ValueType.of(
        name,
        new Codec<V>() {
          @Override
          public void write(ValueWriter out, V value) {
            write.accept(out, value);
          }

          @Override
          public V read(ValueReader in) {
            return read.apply(in);
          }
        });
  }
}
