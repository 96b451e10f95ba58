package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(key = "a:{id}:{tenant}", caches = @Cache(storage = "local", ttl = "30s"))
record Good(long id, Tenant tenant, @KeyIgnore Locale locale) implements Node<View> {}

record Tenant(long id, @KeyIgnore String name) {}

record View(long id, @KeyIgnore String name) {}
