package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;

@CacheNode(
    version = "v1",
    key = "ticket:{event}:{seat}",
    groups = {
      "event:{evnt}",
      "all",
      "one:{event}:{seat}",
      "trace:{trace}",
      "half:{event",
      "by:{event}",
      "again:{event}"
    },
    caches = @Cache(storage = "local", ttl = "30s"))
record Ticket(long event, int seat, @KeyIgnore String trace) implements Node<String> {}

@CacheNode(
    version = "v1",
    key = "row:{event}:{hall}:{row}",
    groups = {"event:{event}:{hall}", "hall:{hall}:{event}"},
    caches = @Cache(storage = "local", ttl = "30s"))
record Row(long event, int hall, int row) implements Node<String> {}
