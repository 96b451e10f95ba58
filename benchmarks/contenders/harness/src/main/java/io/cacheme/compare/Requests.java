package io.cacheme.compare;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What is asked in a pass, by number, and what the answers must be. */
abstract class Requests<A> {

  private static final int BATCH = 20;

  /** How many there are. */
  abstract int count();

  /** How many keys they ask for, each counted once. */
  abstract long distinct();

  /** Sends one to a contender that answers futures. */
  abstract CompletableFuture<A> ask(AsyncContender contender, int request);

  /** Sends one to a contender that blocks. */
  abstract A ask(BlockingContender contender, int request) throws Exception;

  /** Whether that is what it must be. */
  abstract boolean isRight(int request, @Nullable A answer);

  /** Those of a run, the same in each of its passes. */
  static Requests<?> of(RunOptions options) {
    Keys keys = new Keys(options.skew(), options.seed());
    return options.scenario() == Scenario.BATCH
        ? new Batches(keys.batches(options.requests(), BATCH), options.valueBytes())
        : new Gets(keys.take(options.requests()), options.valueBytes());
  }

  /** A key each. */
  private static final class Gets extends Requests<Item> {

    private final long[] ids;
    private final int valueBytes;

    Gets(long[] ids, int valueBytes) {
      this.ids = ids;
      this.valueBytes = valueBytes;
    }

    @Override
    int count() {
      return ids.length;
    }

    @Override
    long distinct() {
      return LongStream.of(ids).distinct().count();
    }

    @Override
    CompletableFuture<Item> ask(AsyncContender contender, int request) {
      return contender.get(ids[request]);
    }

    @Override
    Item ask(BlockingContender contender, int request) throws Exception {
      return contender.get(ids[request]);
    }

    @Override
    boolean isRight(int request, @Nullable Item answer) {
      return answer != null && answer.isOf(ids[request], valueBytes);
    }
  }

  /** Several keys each. */
  private static final class Batches extends Requests<Map<Long, Item>> {

    private final List<List<Long>> ids;
    private final int valueBytes;

    Batches(List<List<Long>> ids, int valueBytes) {
      this.ids = ids;
      this.valueBytes = valueBytes;
    }

    @Override
    int count() {
      return ids.size();
    }

    @Override
    long distinct() {
      return ids.stream().flatMap(List::stream).distinct().count();
    }

    @Override
    CompletableFuture<Map<Long, Item>> ask(AsyncContender contender, int request) {
      return contender.getAll(ids.get(request));
    }

    @Override
    Map<Long, Item> ask(BlockingContender contender, int request) throws Exception {
      return contender.getAll(ids.get(request));
    }

    @Override
    boolean isRight(int request, @Nullable Map<Long, Item> answer) {
      return answer != null
          && answer.size() == BATCH
          && ids.get(request).stream().allMatch(id -> isItem(answer.get(id), id));
    }

    private boolean isItem(@Nullable Item item, long id) {
      return item != null && item.isOf(id, valueBytes);
    }
  }
}
