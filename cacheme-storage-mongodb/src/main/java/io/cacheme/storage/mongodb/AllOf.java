package io.cacheme.storage.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** All elements that a publisher gives. */
final class AllOf<T> extends PublisherCall<T, List<T>> {

  private final List<T> elements = new ArrayList<>();

  AllOf(MongoThreads threads, Executor io, Function<Throwable, RuntimeException> explain) {
    super(threads, io, explain);
  }

  @Override
  void accept(T element) {
    elements.add(element);
  }

  @Override
  List<T> result() {
    return elements;
  }
}
