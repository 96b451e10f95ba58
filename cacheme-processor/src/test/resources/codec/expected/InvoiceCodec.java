package demo.billing;

import io.cacheme.codec.Codec;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import java.util.Optional;
import javax.annotation.processing.Generated;

/** Writes and reads a {@link Invoice} and all that it reaches. Null parts stay null. */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
public final class InvoiceCodec implements Codec<Invoice> {
  private static final FieldNames INVOICE = FieldNames.of("number", "payer",
      "corrects").optional("corrects");

  private static final FieldNames PAYER = FieldNames.of("name");

  @Override
  public void write(ValueWriter out, Invoice value) {
    writeInvoice(out, value);
  }

  @Override
  public Invoice read(ValueReader in) {
    return readInvoice(in);
  }

  private static void writeInvoice(ValueWriter out, Invoice value) {
    if (value == null) {
      out.writeNull();
      return;
    }
    out.beginRecord(INVOICE);
    out.field(INVOICE, 0).writeLong(value.number());
    writePayer(out.field(INVOICE, 1), value.payer());
    writeOptionalOfInvoice(out.field(INVOICE, 2), value.corrects());
    out.endRecord();
  }

  private static Invoice readInvoice(ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    long number = 0;
    Invoice.Payer payer = null;
    Optional<Invoice> corrects = Optional.empty();
    long seen = 0;
    in.beginRecord(INVOICE);
    int field = in.nextField(INVOICE, 0);
    while (field != ValueReader.END) {
      if (field == 0) {
        number = in.readLong();
        seen |= 1L << field;
        field = in.nextField(INVOICE, 1);
      }
      if (field == 1) {
        payer = readPayer(in);
        seen |= 1L << field;
        field = in.nextField(INVOICE, 2);
      }
      if (field == 2) {
        corrects = readOptionalOfInvoice(in);
        seen |= 1L << field;
        field = in.nextField(INVOICE, 3);
      }
    }
    INVOICE.checkSeen(seen);
    return new Invoice(number, payer, corrects);
  }

  private static void writePayer(ValueWriter out, Invoice.Payer value) {
    if (value == null) {
      out.writeNull();
      return;
    }
    out.beginRecord(PAYER);
    out.field(PAYER, 0).writeString(value.name());
    out.endRecord();
  }

  private static Invoice.Payer readPayer(ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    String name = null;
    long seen = 0;
    in.beginRecord(PAYER);
    int field = in.nextField(PAYER, 0);
    while (field != ValueReader.END) {
      if (field == 0) {
        name = in.readString();
        seen |= 1L << field;
        field = in.nextField(PAYER, 1);
      }
    }
    PAYER.checkSeen(seen);
    return new Invoice.Payer(name);
  }

  private static void writeOptionalOfInvoice(ValueWriter out, Optional<Invoice> value) {
    if (value == null || value.isEmpty()) {
      out.writeNull();
      return;
    }
    writeInvoice(out.present(), value.get());
  }

  private static Optional<Invoice> readOptionalOfInvoice(ValueReader in) {
    return Optional.ofNullable(readInvoice(in));
  }
}
