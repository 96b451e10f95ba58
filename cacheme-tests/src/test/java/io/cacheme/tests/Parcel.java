package io.cacheme.tests;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Compression;
import io.cacheme.serializer.jackson.JsonSerializer;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A node whose value every serializer can keep. */
@CacheNode(
    key = "parcel:{number}",
    caches = @Cache(storage = "my-redis", ttl = "1h"),
    serializer = JsonSerializer.class,
    compression = Compression.ZSTD)
record Parcel(int number) implements Node<Parcel.View> {

  record View(
      long grams,
      String address,
      List<String> stops,
      Map<String, Integer> items,
      Instant since,
      Duration left,
      State state)
      implements Serializable {}

  enum State {
    PACKED,
    SENT
  }

  static View view(int number) {
    return new View(
        number,
        "street of the parcels ".repeat(number % 20),
        List.of("here", "there"),
        Map.of("book", number),
        Instant.ofEpochSecond(1_700_000_000L, number),
        Duration.ofHours(number),
        State.SENT);
  }

  View load() {
    return view(number);
  }
}
