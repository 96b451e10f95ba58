package io.cacheme.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Caches what a method answers under a {@link CacheNode}: the annotation processor writes {@code
 * PricesMemoized implements Prices}, a decorator that asks the node's cache first and the decorated
 * object for what no tier has.
 *
 * <pre>{@code
 * interface Prices {
 *   @Memoize(Price.class)
 *   Money price(String sku, String currency); // record Price(String sku, String currency)
 *
 *   @Memoize(Price.class)
 *   Map<String, Money> prices(String currency, Collection<String> skus); // one load for many
 * }
 *
 * Prices prices = new PricesMemoized(database, PriceCache.create(cacheme));
 * }</pre>
 *
 * <p>Parameters become components by name and type, in any order; one that should not count is
 * marked {@link KeyIgnore}, and where names differ a {@link ToNode} method maps. The method returns
 * the node's value V, {@code Optional<V>}, or a {@code CompletionStage} or {@code
 * CompletableFuture} of either; for many keys a {@code Map<K, V>} or a stage of one. On a method of
 * a class, {@code PriceServiceMemoized extends PriceService} overrides it, so that the class's
 * calls of its own methods are cached too.
 *
 * <p>A method that blocks runs on the thread of the caller that came first; others who ask
 * meanwhile wait for it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Memoize {

  /** The {@link CacheNode} record under which the answers are cached. */
  Class<?> value();
}
