package io.cacheme.engine;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Loads that end when the test tells them to. The n-th that begins is called {@code load n}. */
final class HeldLoads<N> {

  /** A load that has begun. */
  record Load(List<?> nodes, String name, Thread thread, CompletableFuture<String> end) {

    /** Lets the load answer its name. */
    void succeed() {
      end.complete(name);
    }

    void fail(Throwable failure) {
      end.completeExceptionally(failure);
    }
  }

  private final BlockingQueue<Load> begun = new LinkedBlockingQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  /** How many loads have begun. */
  int count() {
    return count.get();
  }

  /** The next load that begins, or has begun. */
  Load next() {
    try {
      Load load = begun.poll(House.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (load == null) {
        throw new AssertionError("no load began");
      }
      return load;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Load begin(Collection<N> nodes) {
    Load load =
        new Load(
            List.copyOf(nodes),
            "load " + count.incrementAndGet(),
            Thread.currentThread(),
            new CompletableFuture<>());
    begun.add(load);
    return load;
  }

  private String await(Load load) throws Exception {
    try {
      return load.end().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception failure ? failure : e;
    }
  }

  /** Loads that block their threads, which may be interrupted. */
  Loader<N, String> blocking() {
    return Loader.blocking(node -> await(begin(List.of(node))));
  }

  Loader<N, String> asynchronous() {
    return node -> begin(List.of(node)).end();
  }

  BulkLoader<N, String> blockingBulk() {
    return BulkLoader.blocking(
        nodes -> {
          String value = await(begin(nodes));
          Map<N, String> values = new LinkedHashMap<>();
          nodes.forEach(node -> values.put(node, value));
          return values;
        });
  }
}
