package io.cacheme.proof.soak;

import io.cacheme.proof.load.Source;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** The way to the source, on which loads fail at times, or never end. */
final class Supply {

  /** What becomes of loads. */
  enum Mood {
    WELL,
    FAILING,
    HANGING
  }

  /** A load that failed because it was to. */
  static final class SupplyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SupplyException() {
      super("the source fails", null, false, false);
    }
  }

  /** A load that blocks hangs for longer than one may take. */
  private static final long HANGS_MILLIS = 6_000;

  private static final int ONE_IN_FAILS = 2;
  private static final int ONE_IN_HANGS = 50;

  private final Source source;
  private volatile Mood mood = Mood.WELL;

  Supply(Source source) {
    this.source = source;
  }

  void mood(Mood mood) {
    this.mood = mood;
  }

  Source source() {
    return source;
  }

  /** One value, by a load that blocks. */
  String read(int key) {
    CompletableFuture<String> answer = source.load(key).toCompletableFuture();
    if (hangs()) {
      try {
        TimeUnit.MILLISECONDS.sleep(HANGS_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (fails()) {
      throw new SupplyException();
    }
    return answer.join();
  }

  /** One value. */
  CompletionStage<String> find(int key) {
    return unlessTroubled(() -> source.load(key));
  }

  /** Many values. */
  <N> CompletionStage<Map<N, String>> findAll(Collection<N> nodes, ToIntFunction<N> toKey) {
    Map<Integer, N> asked = new HashMap<>();
    nodes.forEach(node -> asked.put(toKey.applyAsInt(node), node));
    return unlessTroubled(() -> source.loadAll(asked.keySet()).thenApply(all -> by(asked, all)));
  }

  private static <N> Map<N, String> by(Map<Integer, N> asked, Map<Integer, String> values) {
    Map<N, String> found = new HashMap<>();
    values.forEach((key, value) -> found.put(asked.get(key), value));
    return found;
  }

  private <T> CompletionStage<T> unlessTroubled(Supplier<CompletionStage<T>> load) {
    if (hangs()) {
      return new CompletableFuture<>();
    }
    return fails() ? CompletableFuture.failedFuture(new SupplyException()) : load.get();
  }

  private boolean fails() {
    return mood == Mood.FAILING && oneIn(ONE_IN_FAILS);
  }

  private boolean hangs() {
    return mood == Mood.HANGING && oneIn(ONE_IN_HANGS);
  }

  private static boolean oneIn(int many) {
    return ThreadLocalRandom.current().nextInt(many) == 0;
  }
}
