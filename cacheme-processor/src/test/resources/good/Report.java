package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Records in the key, in whole and in parts; what is not in the key; plain braces. */
@CacheNode(
    key = "{{report}} {tenant.id}:{tenant.kind}:{day}:{author}",
    caches = @Cache(storage = "local-reports", ttl = "12h"))
record Report(
    Tenant tenant, LocalDate day, @Nullable Author author, @KeyIgnore @Nullable String traceId)
    implements Node<byte[]> {

  byte[] load() {
    return new byte[0];
  }

  record Tenant(long id, Kind kind) {}

  record Author(String name, @Nullable Desk desk) {

    record Desk(char letter, boolean open) {}
  }

  enum Kind {
    LARGE,
    SMALL
  }
}
