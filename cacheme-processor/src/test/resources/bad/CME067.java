package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(
    key = "a:{id}",
    caches = {@Cache(storage = "Local", ttl = "30s"), @Cache(storage = "local_b", ttl = "40s")})
record Names(long id) implements Node<String> {}

@CacheNode(
    key = "b:{id}",
    caches = {@Cache(storage = "local-b", ttl = "30s"), @Cache(storage = "localhost", ttl = "40s")})
record Good(long id) implements Node<String> {}
