package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

@CacheNode(key = "x:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Threads(int id) implements Node<Threads.View> {

  record View(
      Owner owner,
      ArrayList<String> names,
      Date at,
      Object anything,
      List<?> unknown,
      List<? extends Number> numbers,
      Map<Owner, String> byOwner,
      Locale[] locales,
      Secret secret,
      Optional<Optional<String>> twice,
      Grows<String> grows,
      Runnable run) {}

  record Owner(Thread worker, Thread again) {}

  record Grows<T>(Grows<List<T>> next) {}

  private record Secret(String text) {}
}
