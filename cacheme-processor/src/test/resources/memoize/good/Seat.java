package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "seat:{tenantId}:{office.floor}:{office.city}:{seatId}",
    groups = {"tenant:{tenantId}", "floor:{office.city}:{office.floor}"},
    caches = @Cache(storage = "local", ttl = "30s"))
public record Seat(long tenantId, Office office, int seatId) implements Node<String> {

  public record Office(String city, int floor) {}
}
