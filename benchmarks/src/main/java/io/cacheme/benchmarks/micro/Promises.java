package io.cacheme.benchmarks.micro;

import io.cacheme.benchmarks.micro.FlightKey.Landed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A source that answers nobody until it is told to; asked and told by one thread. */
final class Promises {

  private final List<Integer> ids;
  private final List<CompletableFuture<Landed>> promised;

  Promises(int count) {
    this.ids = new ArrayList<>(count);
    this.promised = new ArrayList<>(count);
  }

  CompletableFuture<Landed> find(int id) {
    CompletableFuture<Landed> promise = new CompletableFuture<>();
    ids.add(id);
    promised.add(promise);
    return promise;
  }

  int count() {
    return promised.size();
  }

  void keep() {
    for (int i = 0; i < promised.size(); i++) {
      promised.get(i).complete(new Landed(ids.get(i)));
    }
  }
}
