package io.cacheme.codec;

/**
 * An entry around its value, as {@code docs/format.md} says: a map of {@code t}, {@code e}, {@code
 * a} and {@code v}, in whatever format the writer and reader speak. Bytes of it are kept by the
 * stores, so it never changes, it is only added to.
 *
 * <p>For serializers that bring a format of their own, and so a {@link ValueWriter} and a {@link
 * ValueReader}.
 */
public final class Envelope {

  private static final int LOADED_AT = 0;
  private static final int EXPIRES_AT = 1;
  private static final int VALUE = 2;
  private static final int ABSENT = 3;
  private static final int SHAPE = 4;
  private static final FieldNames FIELDS =
      FieldNames.of("t", "e", "v", "a").optional("e", "v", "a");
  private static final FieldNames GUARDED =
      FieldNames.of("t", "e", "v", "a", "f").optional("e", "v", "a", "f");

  /** Instead of a shape: the value's bytes tell what they are. */
  static final long NO_SHAPE = 0;

  private Envelope() {}

  /** Writes {@code entry}, its value by {@code codec}. */
  public static <V> void write(ValueWriter out, Entry<V> entry, Codec<V> codec) {
    write(out, entry, codec, NO_SHAPE);
  }

  /** The same with {@code shape} as {@code f}, for bytes that say little without it. */
  static <V> void write(ValueWriter out, Entry<V> entry, Codec<V> codec, long shape) {
    V value = entry.value();
    if (entry.absent() != (value == null)) {
      throw new IllegalArgumentException("an entry has a value or marks absence, and never both");
    }
    boolean expires = entry.expiresAt() != Entry.NEVER;
    boolean guarded = shape != NO_SHAPE && value != null;
    out.beginMap(2 + (expires ? 1 : 0) + (guarded ? 1 : 0));
    out.field(GUARDED, LOADED_AT).writeLong(entry.loadedAt());
    if (expires) {
      out.field(GUARDED, EXPIRES_AT).writeLong(entry.expiresAt());
    }
    if (guarded) {
      out.field(GUARDED, SHAPE).writeLong(shape);
    }
    if (value == null) {
      out.field(GUARDED, ABSENT).writeBoolean(true);
    } else {
      codec.write(out.field(GUARDED, VALUE), value);
    }
    out.endMap();
  }

  /**
   * Reads an entry, its value by {@code codec}.
   *
   * @throws UndecodableException if what comes next is none
   */
  public static <V> Entry<V> read(ValueReader in, Codec<V> codec) {
    return read(in, codec, NO_SHAPE);
  }

  /** The same for a value that must have been written with {@code shape}. */
  static <V> Entry<V> read(ValueReader in, Codec<V> codec, long shape) {
    boolean guarded = shape != NO_SHAPE;
    FieldNames names = guarded ? GUARDED : FIELDS;
    long loadedAt = 0;
    long expiresAt = Entry.NEVER;
    boolean absent = false;
    V value = null;
    long seen = 0;
    in.beginRecord(names);
    for (int field = in.nextField(names, 0);
        field != ValueReader.END;
        field = in.nextField(names, guarded ? afterGuarded(field) : field + 1)) {
      switch (field) {
        case LOADED_AT -> loadedAt = in.readLong();
        case EXPIRES_AT -> expiresAt = in.readLong();
        case ABSENT -> absent = in.readBoolean();
        case VALUE -> value = codec.read(in);
        default -> checkShape(in.readLong(), shape);
      }
      seen |= 1L << field;
    }
    names.checkSeen(seen);
    if (absent != (value == null)) {
      throw new UndecodableException(
          absent ? "the entry marks absence and has a value" : "the entry has no value");
    }
    if (guarded && value != null && (seen & 1L << SHAPE) == 0) {
      throw new UndecodableException("the entry does not tell the shape of its value");
    }
    return new Entry<>(value, absent, loadedAt, expiresAt);
  }

  /** The shape is written between the expiry and the value. */
  private static int afterGuarded(int field) {
    return switch (field) {
      case EXPIRES_AT -> SHAPE;
      case SHAPE -> VALUE;
      default -> field + 1;
    };
  }

  private static void checkShape(long found, long expected) {
    if (found != expected) {
      throw new UndecodableException("the value was written when its type had another shape");
    }
  }
}
