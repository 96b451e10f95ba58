package demo;

import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "cls:{id}", caches = @Cache(storage = "local", ttl = "30s"))
class Cls {}

@CacheNode(key = "face", caches = @Cache(storage = "local", ttl = "30s"))
interface Face {}

@CacheNode(key = "num", caches = @Cache(storage = "local", ttl = "30s"))
enum Num {}

@kotlin.Metadata
@CacheNode(key = "plain:{id}", caches = @Cache(storage = "local", ttl = "30s"))
final class Plain {}

@kotlin.Metadata
@kotlin.jvm.JvmRecord
@CacheNode(key = "stub:{id}", caches = @Cache(storage = "local", ttl = "30s"))
final class Stub {}
