package io.cacheme.codec;

import org.jspecify.annotations.Nullable;

/** A record in a record in a record. */
record Nested(@Nullable Nested inner) {

  static final ValueType<Nested> TYPE = Scalars.type("Nested", Nested::write, Nested::read);

  private static final FieldNames NAMES = FieldNames.of("inner");

  /** As many levels, one in the other. */
  static Nested of(int levels) {
    Nested nested = new Nested(null);
    for (int i = 1; i < levels; i++) {
      nested = new Nested(nested);
    }
    return nested;
  }

  private static void write(ValueWriter out, Nested value) {
    if (value == null) {
      out.writeNull();
      return;
    }
    out.beginRecord(NAMES);
    write(out.field(NAMES, 0), value.inner());
    out.endRecord();
  }

  private static Nested read(ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    Nested inner = null;
    long seen = 0;
    in.beginRecord(NAMES);
    while (in.nextField(NAMES, 0) != ValueReader.END) {
      seen |= 1;
      inner = read(in);
    }
    NAMES.checkSeen(seen);
    return new Nested(inner);
  }
}
