package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** On the heap only; one that has ended is served where its load fails. */
@CacheNode(
    key = "seat:{row}:{number}",
    groups = "row:{row}",
    staleIfError = "2h",
    retryAfter = "1s",
    caches = @Cache(storage = "local", ttl = "1h", expireAfterAccess = "10m"))
record Seat(int row, int number) implements Node<String> {}
