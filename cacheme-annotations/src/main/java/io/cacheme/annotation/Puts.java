package io.cacheme.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts what a method returns into the cache of a {@link CacheNode} after it has succeeded; for
 * methods that return the node's new value. As {@link Invalidates} in all else.
 *
 * <pre>{@code
 * interface Users {
 *   @Puts(UserInfo.class) // record UserInfo(long userId) implements Node<UserView>
 *   UserView rename(long userId, String name);
 * }
 * }</pre>
 *
 * <p>The method returns the node's value V, {@code Optional<V>}, or a {@code CompletionStage} or
 * {@code CompletableFuture} of either; for many keys a {@code Map<K, V>} or a stage of one. Null,
 * an empty optional and a key that the map leaves out invalidate. Two calls for one key at a time
 * put in the order in which they end, which need not be that of the database: where that matters,
 * use {@link Invalidates}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(Puts.List.class)
public @interface Puts {

  /** The {@link CacheNode} record whose value is returned. */
  Class<?> value();

  /**
   * The parameter that is meant, by its name, or {@code "return"} for the result: it is what no
   * other parameter is called like, or has accessors for it. Any that is unambiguous, unless set.
   */
  String from() default "";

  /** Several of a method. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface List {

    /** Those of the method. */
    Puts[] value();
  }
}
