package demo;

import demo.billing.Invoice;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** The value has a codec of its own, so that the node needs none. */
@CacheNode(key = "last:{of}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record LastInvoice(String of) implements Node<Invoice> {}
