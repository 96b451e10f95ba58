package io.cacheme.spring;

import io.cacheme.CachemeException;
import io.cacheme.CachemeUsageException;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.generated.Consequences;
import io.cacheme.spi.Stages;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.interceptor.CacheOperationInvoker;
import org.springframework.cache.support.AbstractValueAdaptingCache;

/** One of Spring's caches: a node that was defined at run time. */
final class CachemeCache extends AbstractValueAdaptingCache {

  private final String name;
  private final DynamicType<Object> type;
  private final NodeCache<DynamicNode<Object>, Object> cache;
  private final Function<Object, String> keys;
  private final Class<?> values;

  CachemeCache(
      String name,
      DynamicType<Object> type,
      NodeCache<DynamicNode<Object>, Object> cache,
      Function<Object, String> keys,
      Class<?> values,
      boolean allowNullValues) {
    super(allowNullValues);
    this.name = name;
    this.type = type;
    this.cache = cache;
    this.keys = keys;
    this.values = values;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public NodeCache<DynamicNode<Object>, Object> getNativeCache() {
    return cache;
  }

  private DynamicNode<Object> node(Object key) {
    return type.key(keys.apply(key));
  }

  @Override
  protected @Nullable Object lookup(Object key) {
    return cache.sync().getIfPresent(node(key));
  }

  @Override
  @SuppressWarnings("unchecked") // what the loader gives is what the caller asks for
  public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
    Loader<DynamicNode<Object>, Object> loader = Loader.blocking(node -> load(key, valueLoader));
    return (T) fromStoreValue(cache.sync().get(node(key), loader));
  }

  /** What others wait for, too: each is thrown that it was the loader that failed. */
  private Object load(Object key, Callable<?> valueLoader) throws InterruptedException {
    try {
      return toStoreValue(valueLoader.call());
    } catch (InterruptedException e) { // who waits for this thread goes on without it
      throw e;
    } catch (Throwable e) {
      throw new CallFailedException(name, key, valueLoader, e);
    }
  }

  /** One whose message says why, for logs and listeners: Spring's own names the loader. */
  private static final class CallFailedException extends ValueRetrievalException {

    private static final long serialVersionUID = 1L;

    private final String cache;

    CallFailedException(String cache, Object key, Callable<?> loader, Throwable cause) {
      super(key, loader, cause);
      this.cache = cache;
    }

    @Override
    public String getMessage() {
      Throwable cause = getCause();
      Throwable failure =
          cause instanceof CacheOperationInvoker.ThrowableWrapper wrapper
              ? wrapper.getOriginal()
              : cause;
      return "a call for a value of the cache \"" + cache + "\" failed: " + failure;
    }
  }

  @Override
  public CompletableFuture<?> retrieve(Object key) {
    CompletableFuture<@Nullable Object> found = cache.getIfPresent(node(key));
    return isAllowNullValues() ? found.thenApply(this::toValueWrapper) : found;
  }

  @Override
  @SuppressWarnings("unchecked") // what the loader gives is what the caller asks for
  public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    CompletionStage<@Nullable Object> loaded =
        cache.get(node(key), node -> valueLoader.get().thenApply(this::toStoreValue));
    loaded.whenComplete(
        (stored, failure) -> {
          if (failure == null) {
            answer.complete((T) fromStoreValue(stored));
          } else {
            answer.completeExceptionally(Stages.cause(failure));
          }
        });
    return answer;
  }

  @Override
  public void put(Object key, @Nullable Object value) {
    DynamicNode<Object> node = node(key);
    Object stored = toStoreValue(value);
    finish(consequences("put").put(cache, () -> node, stored));
  }

  /** A load of what is known: others join it, and what is written meanwhile goes before it. */
  @Override
  public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
    Object stored = toStoreValue(value);
    AtomicBoolean isPut = new AtomicBoolean();
    CompletableFuture<@Nullable Object> found =
        cache.get(
            node(key),
            node -> {
              isPut.set(true);
              return CompletableFuture.completedFuture(stored);
            });
    try {
      Object known = found.join();
      return isPut.get() ? null : toValueWrapper(known);
    } catch (CompletionException e) {
      if (e.getCause() instanceof CachemeException own) {
        throw own;
      }
      put(key, value); // it was another's call that failed, under way or remembered
      return null;
    }
  }

  @Override
  public void evict(Object key) {
    DynamicNode<Object> node = node(key);
    finish(consequences("evict").invalidate(cache, () -> node));
  }

  /** It is looked for before, by a call of the tiers. */
  @Override
  public boolean evictIfPresent(Object key) {
    boolean present = !Reactor.mustNotWait() && isPresent(node(key));
    evict(key);
    return present;
  }

  private boolean isPresent(DynamicNode<Object> node) {
    return cache.sync().peek(node).tiers().stream().anyMatch(Peek.InTier::isServed);
  }

  @Override
  public void clear() {
    finish(consequences("clear").clear(cache));
  }

  /** Of what there was only the heap tells. */
  @Override
  public boolean invalidate() {
    boolean present = isAnyOnHeap();
    clear();
    return present;
  }

  private boolean isAnyOnHeap() {
    try {
      return !cache.asMap().isEmpty();
    } catch (CachemeUsageException e) { // a heap that cannot tell what it has (R32)
      return false;
    }
  }

  private Consequences consequences(String method) {
    return Consequences.of(name + "." + method);
  }

  private static void finish(Consequences consequences) {
    if (Reactor.mustNotWait()) {
      consequences.start();
    } else {
      consequences.await();
    }
  }

  @Override
  protected Object toStoreValue(@Nullable Object userValue) {
    if (userValue != null && !values.isInstance(userValue)) {
      throw new IllegalArgumentException(
          "the cache \""
              + name
              + "\" has values of type "
              + values.getTypeName()
              + " and was given a "
              + userValue.getClass().getTypeName()
              + "\n    help:  give methods of different return types caches of their own, or say"
              + " what they have in common by CachemeCacheConfiguration.valueType(…)");
    }
    return super.toStoreValue(userValue);
  }

  @Override
  public String toString() {
    return "Cache " + name + " over " + cache;
  }
}
