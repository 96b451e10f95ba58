package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

@CacheNode(
    version = "v1",
    key = "ticket:{event}:{seat.hall}:{seat.row}:{key}:{zone}",
    groups = {"event:{event}", "hall:{seat.hall}", "of:{seat}:{key}", "zone:{zone}"},
    caches = @Cache(storage = "local", ttl = "30s"))
public record Ticket(long event, Seat seat, String key, @Nullable String zone)
    implements Node<String> {

  public record Seat(String hall, int row) {}

  CompletionStage<String> load() {
    return CompletableFuture.completedFuture(event + " " + seat + " " + key);
  }
}
