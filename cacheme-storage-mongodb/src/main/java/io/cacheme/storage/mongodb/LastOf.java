package io.cacheme.storage.mongodb;

import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a publisher gives that gives one element or none. */
final class LastOf<T> extends PublisherCall<T, @Nullable T> {

  private @Nullable T last;

  LastOf(MongoThreads threads, Executor io, Function<Throwable, RuntimeException> explain) {
    super(threads, io, explain);
  }

  @Override
  void accept(T element) {
    last = element;
  }

  @Override
  @Nullable T result() {
    return last;
  }
}
