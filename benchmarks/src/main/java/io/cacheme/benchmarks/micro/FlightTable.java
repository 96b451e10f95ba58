package io.cacheme.benchmarks.micro;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cacheme.Cacheme;
import io.cacheme.benchmarks.micro.FlightKey.Landed;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Who keeps the loads that are under way, so that a key is loaded once. */
interface FlightTable extends AutoCloseable {

  /** All of them. */
  List<String> NAMES = List.of("cacheme", "async-cache", "map");

  CompletableFuture<Landed> get(int id);

  @Override
  void close();

  /** The one of a name, with room for {@code size} values. */
  static FlightTable open(String name, int size, Promises promises) {
    return switch (name) {
      case "cacheme" -> new Ours(size, promises);
      case "async-cache" -> new InCaffeine(size, promises);
      case "map" -> new InMap(new ConcurrentHashMap<>(), promises);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A node on the heap: each flight with its deadline, each entry with its time to live. */
  final class Ours implements FlightTable {

    private final Cacheme cacheme;
    private final FlightKeyCache cache;

    Ours(int size, Promises promises) {
      cacheme = Cacheme.builder().storage("local", "local://tlfu?size=" + size).build();
      cache = FlightKeyCache.create(cacheme, promises);
    }

    @Override
    public CompletableFuture<Landed> get(int id) {
      return cache.get(id);
    }

    @Override
    public void close() {
      cacheme.close();
    }
  }

  /** Caffeine's own. */
  final class InCaffeine implements FlightTable {

    private final AsyncCache<FlightKey, Landed> cache;
    private final Promises promises;

    InCaffeine(int size, Promises promises) {
      this.cache = Caffeine.newBuilder().maximumSize(size).buildAsync();
      this.promises = promises;
    }

    @Override
    public CompletableFuture<Landed> get(int id) {
      return cache.get(new FlightKey(id), (key, executor) -> promises.find(key.id()));
    }

    @Override
    public void close() {}
  }

  /** Written by hand: a map of what is under way and no more; it keeps no value. */
  record InMap(ConcurrentMap<FlightKey, CompletableFuture<Landed>> flights, Promises promises)
      implements FlightTable {

    @Override
    public CompletableFuture<Landed> get(int id) {
      FlightKey key = new FlightKey(id);
      CompletableFuture<Landed> mine = new CompletableFuture<>();
      CompletableFuture<Landed> other = flights.putIfAbsent(key, mine);
      if (other != null) {
        return other;
      }
      var unused =
          promises
              .find(id)
              .whenComplete(
                  (value, failure) -> {
                    flights.remove(key, mine);
                    if (failure == null) {
                      mine.complete(value);
                    } else {
                      mine.completeExceptionally(failure);
                    }
                  });
      return mine;
    }

    @Override
    public void close() {}
  }
}
