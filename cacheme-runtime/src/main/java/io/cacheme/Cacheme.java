package io.cacheme;

import io.cacheme.codec.Serializer;
import io.cacheme.spi.Scheduler;
import io.cacheme.spi.Storage;
import io.cacheme.spi.TimeSource;
import io.cacheme.stats.CacheStats;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One application's storages, and the caches bound to them. */
public final class Cacheme implements AutoCloseable {

  private Cacheme() {}

  public static Builder builder() {
    throw new UnsupportedOperationException();
  }

  public static Cacheme global() {
    throw new UnsupportedOperationException();
  }

  public static void setGlobal(Cacheme cacheme) {
    throw new UnsupportedOperationException();
  }

  public <N extends Node<V>, V> NodeCache<N, V> bind(NodeSpec<N, V> spec, Loads<N, V> loads) {
    throw new UnsupportedOperationException();
  }

  public <V> CompletableFuture<@Nullable V> get(Node<V> node) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<@Nullable Void> registerStorage(String name, String url) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<@Nullable Void> registerStorage(String name, Storage storage) {
    throw new UnsupportedOperationException();
  }

  public List<NodeCache<?, ?>> nodes() {
    throw new UnsupportedOperationException();
  }

  public CacheStats stats(NodeSpec<?, ?> spec) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  static IllegalStateException notBound(String name) {
    return new IllegalStateException(name);
  }

  /** Collects an application's storages and settings. */
  public static final class Builder {

    private Builder() {}

    public Builder storage(String name, String url) {
      throw new UnsupportedOperationException();
    }

    public Builder storage(String name, Storage storage) {
      throw new UnsupportedOperationException();
    }

    public Builder required(String name) {
      throw new UnsupportedOperationException();
    }

    public Builder prefix(String prefix) {
      throw new UnsupportedOperationException();
    }

    public Builder serializer(Serializer serializer) {
      throw new UnsupportedOperationException();
    }

    public Builder listener(CachemeListener listener) {
      throw new UnsupportedOperationException();
    }

    public Builder timeSource(TimeSource time) {
      throw new UnsupportedOperationException();
    }

    public Builder scheduler(Scheduler scheduler) {
      throw new UnsupportedOperationException();
    }

    public Builder loadExecutor(Executor executor) {
      throw new UnsupportedOperationException();
    }

    public Builder completionExecutor(Executor executor) {
      throw new UnsupportedOperationException();
    }

    public Builder loadTimeout(Duration timeout) {
      throw new UnsupportedOperationException();
    }

    public Builder connectTimeout(Duration timeout) {
      throw new UnsupportedOperationException();
    }

    public Cacheme build() {
      throw new UnsupportedOperationException();
    }

    public CompletableFuture<Cacheme> buildAsync() {
      throw new UnsupportedOperationException();
    }
  }
}
