package io.cacheme.compare.expert;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cacheme.compare.AsyncContender;
import io.cacheme.compare.Item;
import io.cacheme.compare.Setting;
import io.cacheme.compare.Source;
import io.lettuce.core.KeyValue;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a key that is under way gets the same future. What Redis has not is loaded, sent to
 * Redis, and answered without waiting for that. What is on the heap are completed futures.
 */
final class ExpertContender implements AsyncContender {

  private static final SetArgs AN_HOUR =
      SetArgs.Builder.px(Duration.ofSeconds(Setting.TTL_SECONDS));

  private final ConcurrentHashMap<Long, CompletableFuture<Item>> flights =
      new ConcurrentHashMap<>();
  private final @Nullable Cache<Long, CompletableFuture<Item>> heap;
  private final Connection connection;
  private final RedisAsyncCommands<Long, Item> redis;
  private final Source source;

  ExpertContender(Setting setting) {
    heap = setting.heapEntries() == 0 ? null : heap(setting.heapEntries());
    connection = new Connection(setting.redisUrl(), new ItemCodec(setting.prefix()));
    redis = connection.commands();
    source = setting.source();
  }

  private static Cache<Long, CompletableFuture<Item>> heap(int entries) {
    return Caffeine.newBuilder()
        .maximumSize(entries)
        .expireAfterWrite(Duration.ofSeconds(Setting.TTL_SECONDS))
        .build();
  }

  @Override
  public CompletableFuture<Item> get(long id) {
    Long key = id;
    CompletableFuture<Item> present = onTheHeap(key);
    if (present != null) {
      return present;
    }
    CompletableFuture<Item> flight = new CompletableFuture<>();
    CompletableFuture<Item> other = flights.putIfAbsent(key, flight);
    if (other != null) {
      return other;
    }
    var unused =
        redis.get(key).whenComplete((item, failure) -> answered(key, flight, item, failure));
    return flight;
  }

  private @Nullable CompletableFuture<Item> onTheHeap(Long key) {
    return heap == null ? null : heap.getIfPresent(key);
  }

  private void answered(
      Long key, CompletableFuture<Item> flight, @Nullable Item item, @Nullable Throwable failure) {
    if (item != null) {
      succeed(key, flight, item);
    } else if (failure != null) {
      fail(key, flight, failure);
    } else {
      var unused =
          source.find(key).whenComplete((loaded, failed) -> loaded(key, flight, loaded, failed));
    }
  }

  private void loaded(
      Long key, CompletableFuture<Item> flight, @Nullable Item item, @Nullable Throwable failure) {
    if (item == null) {
      fail(key, flight, failure);
      return;
    }
    // until Redis has it: a get from the driver's own thread would overtake the write of this one
    var unused =
        redis.set(key, item, AN_HOUR).whenComplete((ok, failed) -> flights.remove(key, flight));
    complete(key, flight, item);
  }

  private void complete(Long key, CompletableFuture<Item> flight, Item item) {
    flight.complete(item);
    if (heap != null) {
      heap.put(key, flight);
    }
  }

  private void succeed(Long key, CompletableFuture<Item> flight, Item item) {
    complete(key, flight, item);
    flights.remove(key, flight);
  }

  private void fail(Long key, CompletableFuture<Item> flight, @Nullable Throwable failure) {
    flights.remove(key, flight);
    flight.completeExceptionally(
        failure == null ? new IllegalStateException("The source has no item " + key) : failure);
  }

  @Override
  public CompletableFuture<Map<Long, Item>> getAll(List<Long> ids) {
    Map<Long, CompletableFuture<Item>> answers = new HashMap<>();
    Map<Long, CompletableFuture<Item>> asked = new HashMap<>();
    for (Long id : ids) {
      CompletableFuture<Item> present = onTheHeap(id);
      answers.put(id, present == null ? joined(id, asked) : present);
    }
    if (!asked.isEmpty()) {
      var unused =
          redis
              .mget(asked.keySet().toArray(Long[]::new))
              .whenComplete((found, failure) -> answered(asked, found, failure));
    }
    return CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new))
        .thenApply(all -> items(answers));
  }

  /** The flight of that key; one that is new is to be asked for. */
  private CompletableFuture<Item> joined(Long id, Map<Long, CompletableFuture<Item>> asked) {
    CompletableFuture<Item> flight = new CompletableFuture<>();
    CompletableFuture<Item> other = flights.putIfAbsent(id, flight);
    if (other != null) {
      return other;
    }
    asked.put(id, flight);
    return flight;
  }

  private static Map<Long, Item> items(Map<Long, CompletableFuture<Item>> answers) {
    Map<Long, Item> items = new HashMap<>();
    answers.forEach((id, answer) -> items.put(id, answer.join()));
    return items;
  }

  private void answered(
      Map<Long, CompletableFuture<Item>> asked,
      @Nullable List<KeyValue<Long, Item>> found,
      @Nullable Throwable failure) {
    if (found == null) {
      asked.forEach((id, flight) -> fail(id, flight, failure));
      return;
    }
    List<Long> missing = new ArrayList<>();
    for (KeyValue<Long, Item> each : found) {
      if (each.hasValue()) {
        succeed(each.getKey(), requireNonNull(asked.get(each.getKey())), each.getValue());
      } else {
        missing.add(each.getKey());
      }
    }
    if (!missing.isEmpty()) {
      var unused =
          source
              .findAll(missing)
              .whenComplete((items, failed) -> loaded(missing, asked, items, failed));
    }
  }

  private void loaded(
      List<Long> missing,
      Map<Long, CompletableFuture<Item>> asked,
      @Nullable Map<Long, Item> items,
      @Nullable Throwable failure) {
    missing.forEach(
        id ->
            loaded(
                id, requireNonNull(asked.get(id)), items == null ? null : items.get(id), failure));
  }

  @Override
  public void awaitWrites() {
    connection.awaitAnswers();
  }

  @Override
  public void close() {
    connection.close();
  }
}
