package demo;

import demo.billing.Invoice;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

/** A value with a codec of its own as part of another. */
@CacheNode(key = "invoices:{of}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Invoices(String of) implements Node<Invoices.Page> {

  record Page(List<Invoice> invoices, Invoice last) {}

  static List<Page> samples() {
    Invoice invoice = Invoice.of(7, "Ada", null);
    Invoice credit = Invoice.of(8, null, invoice);
    return List.of(new Page(List.of(invoice, credit), credit), new Page(null, null));
  }
}
