package io.cacheme.codec;

/**
 * An entry around its value, as {@code docs/format.md} says: a map of {@code t}, {@code e}, {@code
 * a} and {@code v}. Bytes of it are kept by the stores, so it never changes, it is only added to.
 */
final class Envelope {

  private static final int LOADED_AT = 0;
  private static final int EXPIRES_AT = 1;
  private static final int ABSENT = 2;
  private static final int VALUE = 3;
  private static final FieldNames FIELDS =
      FieldNames.of("t", "e", "a", "v").optional("e", "a", "v");

  private Envelope() {}

  static <V> void write(ValueWriter out, Entry<V> entry, Codec<V> codec) {
    V value = entry.value();
    if (entry.absent() != (value == null)) {
      throw new IllegalArgumentException("an entry has a value or marks absence, and never both");
    }
    boolean expires = entry.expiresAt() != Entry.NEVER;
    out.beginMap(expires ? 3 : 2);
    out.field(FIELDS, LOADED_AT).writeLong(entry.loadedAt());
    if (expires) {
      out.field(FIELDS, EXPIRES_AT).writeLong(entry.expiresAt());
    }
    if (value == null) {
      out.field(FIELDS, ABSENT).writeBoolean(true);
    } else {
      codec.write(out.field(FIELDS, VALUE), value);
    }
    out.endMap();
  }

  static <V> Entry<V> read(ValueReader in, Codec<V> codec) {
    long loadedAt = 0;
    long expiresAt = Entry.NEVER;
    boolean absent = false;
    V value = null;
    long seen = 0;
    in.beginRecord(FIELDS);
    for (int field = in.nextField(FIELDS, 0);
        field != ValueReader.END;
        field = in.nextField(FIELDS, field + 1)) {
      switch (field) {
        case LOADED_AT -> loadedAt = in.readLong();
        case EXPIRES_AT -> expiresAt = in.readLong();
        case ABSENT -> absent = in.readBoolean();
        default -> value = codec.read(in);
      }
      seen |= 1L << field;
    }
    FIELDS.checkSeen(seen);
    if (absent != (value == null)) {
      throw new UndecodableException(
          absent ? "the entry marks absence and has a value" : "the entry has no value");
    }
    return new Entry<>(value, absent, loadedAt, expiresAt);
  }
}
