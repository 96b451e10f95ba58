package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.TypeName;

@CacheNode(key = "drawing:{id}", caches = @Cache(storage = "my-redis", ttl = "10d"))
record Drawing(long id) implements Node<Shape> {}

sealed interface Shape {}

@TypeName("shape")
record Circle(double radius) implements Shape {}

@TypeName("shape")
record Square(double side) implements Shape {}
