package io.cacheme.fuzz;

import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import io.cacheme.corpus.Kinds;
import java.util.List;

/** What holds of a serializer that is given any bytes. */
record Decoding(Serializer serializer, boolean mayRefuseToWrite) {

  private static final List<ValueType<?>> SCALARS_AND_RECORDS =
      List.of(
          ValueType.of(String.class),
          Kinds.NumbersNode.TYPE,
          Kinds.TextsNode.TYPE,
          Kinds.TimesNode.TYPE);

  /** Of a serializer that writes whatever it reads. */
  static Decoding of(Serializer serializer) {
    return new Decoding(serializer, false);
  }

  /** Of one that refuses to write some values that it can be made to read. */
  static Decoding ofPicky(Serializer serializer) {
    return new Decoding(serializer, true);
  }

  /** The bytes are refused as such, or are a value that is read again as it is written. */
  void check(byte[] bytes) {
    SCALARS_AND_RECORDS.forEach(type -> check(bytes, type));
  }

  /** The same, also of a value with collections. */
  void checkAll(byte[] bytes) {
    check(bytes);
    check(bytes, Kinds.ManyNode.TYPE);
  }

  private <V> void check(byte[] bytes, ValueType<V> type) {
    Entry<V> entry;
    try {
      entry = serializer.decode(bytes, type);
    } catch (UndecodableException e) {
      return;
    }
    byte[] again;
    try {
      again = serializer.encode(entry, type);
    } catch (IllegalArgumentException e) {
      if (mayRefuseToWrite) {
        return;
      }
      throw e;
    }
    Entry<V> back = serializer.decode(again, type);
    if (!back.equals(entry)) {
      throw new AssertionError(
          entry + " of " + entry.value() + " comes back as " + back + " of " + back.value());
    }
  }
}
