package demo;

import demo.billing.Invoice;
import demo.billing.InvoiceCodec;
import io.cacheme.codec.Codec;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.annotation.processing.Generated;

/** Writes and reads what {@link Invoices} caches and all that it reaches. Null parts stay null. */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
final class InvoicesCodec implements Codec<Invoices.Page> {
  private static final FieldNames PAGE = FieldNames.of("invoices", "last");

  @Override
  public void write(ValueWriter out, Invoices.Page value) {
    writePage(out, value);
  }

  @Override
  public Invoices.Page read(ValueReader in) {
    return readPage(in);
  }

  private static void writePage(ValueWriter out, Invoices.Page value) {
    if (value == null) {
      out.writeNull();
      return;
    }
    out.beginRecord(PAGE);
    writeListOfInvoice(out.field(PAGE, 0), value.invoices());
    new InvoiceCodec().write(out.field(PAGE, 1), value.last());
    out.endRecord();
  }

  private static Invoices.Page readPage(ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    List<Invoice> invoices = null;
    Invoice last = null;
    long seen = 0;
    int field = -1;
    in.beginRecord(PAGE);
    while ((field = in.nextField(PAGE, field + 1)) != ValueReader.END) {
      seen |= 1L << field;
      switch (field) {
        case 0 -> invoices = readListOfInvoice(in);
        case 1 -> last = new InvoiceCodec().read(in);
      }
    }
    PAGE.checkSeen(seen);
    return new Invoices.Page(invoices, last);
  }

  private static void writeListOfInvoice(ValueWriter out, List<Invoice> list) {
    if (list == null) {
      out.writeNull();
      return;
    }
    out.beginList(list.size());
    for (Invoice element : list) {
      new InvoiceCodec().write(out.nextElement(), element);
    }
    out.endList();
  }

  private static List<Invoice> readListOfInvoice(ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    List<Invoice> list = new ArrayList<>(in.beginList());
    while (in.nextElement()) {
      list.add(new InvoiceCodec().read(in));
    }
    return Collections.unmodifiableList(list);
  }
}
