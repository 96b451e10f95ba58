package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

@CacheNode(key = "search:{text}:{page}", caches = @Cache(storage = "local", ttl = "30s"))
record Search(String text, int page) implements Node<String> {}

record User(String name) {
  static long userId() {
    return 1;
  }

  private long getUserId() {
    return 1;
  }
}

interface Users {

  @Invalidates(UserInfo.class)
  void otherName(long id, String name);

  @Invalidates(UserInfo.class)
  void otherType(String userId);

  @Invalidates(UserInfo.class)
  void otherTypeThoughAnotherHasIt(String userId, Boxed boxed);

  @Invalidates(UserInfo.class)
  void ignored(@KeyIgnore long userId);

  @Invalidates(UserInfo.class)
  void none();

  @Invalidates(UserInfo.class)
  User accessorsThatCannotBeCalled(User user);

  @Invalidates(UserInfo.class)
  CompletionStage<User> resultWithout(String name);

  @Invalidates(Search.class)
  int twoAreMissing(long other);

  @Invalidates(UserInfo.class)
  void tags(List<Long> tags);

  @Invalidates(UserInfo.class)
  void twoOfIts(long first, long second);

  @Puts(UserInfo.class)
  String put(String name);

  record Boxed(long userId) {}

  @Invalidates(Paged.class)
  List<String> sizeOfAnyList(List<String> of, String in);

  @Invalidates(value = Member.class, group = "tenant:{tenantId}")
  void groupOfNothing(String tenant, long memberId);

  @Invalidates(value = Member.class, group = "tenant:{tenantId}")
  void groupByAnotherName(long tenant);
}

@CacheNode(key = "paged:{size}", caches = @Cache(storage = "local", ttl = "30s"))
record Paged(int size) implements Node<String> {}

@CacheNode(
    key = "member:{tenantId}:{memberId}",
    groups = "tenant:{tenantId}",
    caches = @Cache(storage = "local", ttl = "30s"))
record Member(long tenantId, long memberId) implements Node<String> {}

interface Ignoring {

  @Invalidates(UserInfo.class)
  void oneOfItsTypeIsIgnored(@KeyIgnore long actor, long id);

  @Invalidates(UserInfo.class)
  void allOfItsTypeAreIgnored(@KeyIgnore long actor, String name);
}
