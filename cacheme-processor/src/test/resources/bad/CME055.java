package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.codec.JavaSerializer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@CacheNode(
    key = "user:{userId}",
    caches = @Cache(storage = "my-redis", ttl = "10d"),
    serializer = JavaSerializer.class)
record UserInfo(long userId) implements Node<UserView> {}

record UserView(
    String name,
    Owner owner,
    Optional<String> nick,
    ArrayList<Thread[]> workers,
    Page<Shape> shapes,
    Map<CharSequence, Runnable> interfaces,
    Comparator<Owner> byName,
    Replaced replaced,
    Base base,
    Derived derived,
    Grows<Integer> grows)
    implements Serializable {}

record Owner(String name, UserView view) {}

record Page<T>(List<? extends T> items) implements Serializable {}

sealed interface Shape {}

record Circle(double radius) implements Shape, Serializable {}

record Square(double side) implements Shape {}

record Replaced(Thread worker) implements Serializable {
  private Object writeReplace() {
    return "";
  }
}

class Base {}

class Derived extends Base implements Serializable {}

record Grows<T>(Grows<List<T>> next) implements Serializable {}

@CacheNode(
    key = "owner:{id}",
    caches = @Cache(storage = "my-redis", ttl = "10d"),
    serializer = JavaSerializer.class)
record OwnerInfo(long id) implements Node<List<Owner>> {}

@CacheNode(
    key = "heap:{id}",
    caches = @Cache(storage = "local", ttl = "10d"),
    serializer = JavaSerializer.class)
record HeapInfo(long id) implements Node<Owner> {}
