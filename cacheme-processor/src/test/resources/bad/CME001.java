package demo;

import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "cls:{id}", caches = @Cache(storage = "local", ttl = "30s"))
class Cls {}

@CacheNode(key = "face", caches = @Cache(storage = "local", ttl = "30s"))
interface Face {}

@CacheNode(key = "num", caches = @Cache(storage = "local", ttl = "30s"))
enum Num {}
