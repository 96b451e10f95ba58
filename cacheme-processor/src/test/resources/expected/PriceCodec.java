package demo;

import io.cacheme.codec.Codec;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import javax.annotation.processing.Generated;

/** Writes and reads what {@link Price} caches and all that it reaches. Null parts stay null. */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
final class PriceCodec implements Codec<Price.Amount> {
  private static final FieldNames AMOUNT = FieldNames.of("cents", "currency");

  @Override
  public void write(ValueWriter out, Price.Amount value) {
    writeAmount(out, value);
  }

  @Override
  public Price.Amount read(ValueReader in) {
    return readAmount(in);
  }

  private static void writeAmount(ValueWriter out, Price.Amount value) {
    if (value == null) {
      out.writeNull();
      return;
    }
    out.beginRecord(AMOUNT);
    out.field(AMOUNT, 0).writeLong(value.cents());
    out.field(AMOUNT, 1).writeString(value.currency());
    out.endRecord();
  }

  private static Price.Amount readAmount(ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    long cents = 0;
    String currency = null;
    long seen = 0;
    int field = -1;
    in.beginRecord(AMOUNT);
    while ((field = in.nextField(AMOUNT, field + 1)) != ValueReader.END) {
      seen |= 1L << field;
      switch (field) {
        case 0 -> cents = in.readLong();
        case 1 -> currency = in.readString();
      }
    }
    AMOUNT.checkSeen(seen);
    return new Price.Amount(cents, currency);
  }
}
