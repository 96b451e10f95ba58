package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.time.LocalDate;
import java.util.List;

/** Can be dumped, which takes a codec of itself and one of its value, though it is on heaps only. */
@CacheNode(
    key = "tide:{place.harbour}:{place.country}:{day}",
    dumpable = true,
    caches = @Cache(storage = "local", ttl = "1h"))
record Tide(Place place, LocalDate day) implements Node<List<Tide.Height>> {

  record Place(String harbour, String country) {}

  record Height(int minute, double metres) {}
}
