package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import io.cacheme.annotation.Memoize;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

record List<T>(T one) {}

record LocalDate(long ticks) {}

@CacheNode(key = "price:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Price(long id) implements Node<String> {}

@CacheNode(key = "day:{date}", caches = @Cache(storage = "local", ttl = "30s"))
record Day(java.time.LocalDate date) implements Node<java.time.LocalDate> {

  CompletionStage<LocalDate> load() {
    return null;
  }
}

/** What a look at texts would take for something else. */
interface Lookalikes {

  @Memoize(Price.class)
  Map<Long, String> größe(java.util.List<String> größen, @KeyIgnore Locale locale);

  @Memoize(Price.class)
  String ownList(List<String> id);

  @Memoize(Price.class)
  String oneForMany(java.util.List<String> ids);

  @Memoize(Day.class)
  java.time.LocalDate day(LocalDate date);

  @Memoize(Day.class)
  Map<java.time.LocalDate, java.time.LocalDate> days(
      @SuppressWarnings("List<String> dates") /* List<String> dates */ Set<LocalDate> d\u0061tes);

  @Memoize(Day.class)
  CompletionStage<LocalDate> other(java.time.LocalDate date);
}
