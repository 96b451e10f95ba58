package io.cacheme.proof.load;

import io.cacheme.TierException;
import io.cacheme.ValueTooLargeException;
import io.cacheme.proof.load.Tally.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Draws requests and checks their answers. For one thread; several askers may share source, target
 * and tally.
 */
public final class Asker {

  private final Target target;
  private final Source source;
  private final Mix mix;
  private final Tally tally;
  private final Set<String> secrets;
  private final SplittableRandom random;

  /**
   * Of requests drawn by {@code seed}.
   *
   * @param secrets what no failure may show, besides the values
   */
  public Asker(Target target, Source source, Mix mix, Tally tally, Set<String> secrets, long seed) {
    this.target = target;
    this.source = source;
    this.mix = mix;
    this.tally = tally;
    this.secrets = new HashSet<>(secrets);
    this.secrets.add(source.secret());
    this.random = new SplittableRandom(seed);
  }

  /** Makes one request now, whose time counts from {@code due}; answers the end of it. */
  public CompletableFuture<?> ask(long due) {
    tally.begins(due);
    Request request = mix.draw(random);
    int key = Mix.key(random, source.keys());
    return switch (request) {
      case GET -> get(key, due);
      case GET_ALL -> getAll(due);
      case PUT -> change(Request.PUT, key, due);
      case INVALIDATE -> change(Request.INVALIDATE, key, due);
      case REFRESH -> refresh(key, due);
    };
  }

  private CompletableFuture<?> get(int key, long due) {
    Floor floor = Floor.of(source, key);
    tally.asks(1);
    return when(Request.GET, due, target.get(key), (value, thrown) -> check(floor, value, thrown));
  }

  private CompletableFuture<?> getAll(long due) {
    Map<Integer, Floor> floors = new HashMap<>();
    while (floors.size() < Math.min(mix.keysOfGetAll(), source.keys())) {
      int key = Mix.key(random, source.keys());
      floors.computeIfAbsent(key, drawn -> Floor.of(source, drawn));
    }
    tally.asks(floors.size());
    return when(
        Request.GET_ALL,
        due,
        target.getAll(floors.keySet()),
        (values, thrown) -> checkAll(floors, values, thrown));
  }

  private CompletableFuture<?> refresh(int key, long due) {
    Floor floor = Floor.of(source, key);
    long version = source.version(key);
    tally.asks(0);
    return when(
        Request.REFRESH,
        due,
        target.refresh(key),
        (value, thrown) -> {
          check(floor.atLeast(version), value, thrown);
          if (thrown == null) {
            source.written(key, version);
            source.ended(key, version);
          }
        });
  }

  /** Changes of one key are told to the cache in the order in which they are made. */
  private CompletableFuture<?> change(Request request, int key, long due) {
    tally.asks(0);
    synchronized (source.turn(key)) {
      long version = source.change(key);
      return when(
          request,
          due,
          request == Request.PUT
              ? target.put(key, source.value(key, version))
              : target.invalidate(key),
          (nothing, thrown) -> changed(key, version, due, thrown));
    }
  }

  private void changed(int key, long version, long due, @Nullable Throwable thrown) {
    if (thrown == null) {
      source.written(key, version);
      tally.written(due);
    } else if (thrown instanceof TierException || thrown instanceof ValueTooLargeException) {
      tally.failedToWrite(due);
      checkText(thrown);
    } else {
      failed(thrown);
    }
    source.ended(key, version);
  }

  private <T> CompletableFuture<?> when(
      Request request,
      long due,
      CompletableFuture<T> answer,
      BiConsumer<@Nullable T, @Nullable Throwable> check) {
    return answer.handle(
        (value, thrown) -> {
          check.accept(value, thrown instanceof CompletionException ? thrown.getCause() : thrown);
          tally.ends(request, due);
          return null;
        });
  }

  private void checkAll(
      Map<Integer, Floor> floors,
      @Nullable Map<Integer, String> values,
      @Nullable Throwable thrown) {
    if (values == null) {
      failed(thrown);
      return;
    }
    floors.forEach((key, floor) -> check(floor, values.get(key), null));
    Collection<Integer> others = new HashSet<>(values.keySet());
    others.removeAll(floors.keySet());
    if (!others.isEmpty()) {
      tally.found(Fault.WRONG, "a getAll answered keys that it was not asked for: " + others);
    }
  }

  private void check(Floor floor, @Nullable String value, @Nullable Throwable thrown) {
    if (thrown != null) {
      failed(thrown);
    } else {
      floor.check(value, tally);
    }
  }

  private void failed(@Nullable Throwable thrown) {
    tally.found(Fault.FAILED, String.valueOf(thrown));
    checkText(thrown);
  }

  private void checkText(@Nullable Throwable thrown) {
    if (thrown != null) {
      StringWriter text = new StringWriter();
      thrown.printStackTrace(new PrintWriter(text));
      if (secrets.stream().anyMatch(text.toString()::contains)) {
        tally.found(Fault.SHOWN, "a " + thrown.getClass().getName() + " shows a secret");
      }
    }
  }
}
