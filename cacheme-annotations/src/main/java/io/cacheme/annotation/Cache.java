package io.cacheme.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One tier of a {@link CacheNode}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Cache {

  /**
   * The name the storage is registered under. {@code local} and names that begin with {@code
   * local-} are heap storages, all others remote.
   */
  String storage();

  /**
   * How long the tier keeps a value: a whole number and {@code ms}, {@code s}, {@code m}, {@code h}
   * or {@code d}, as in {@code "30s"}; {@code "none"} for no expiry.
   */
  String ttl();

  /**
   * Whether a heap tier before a remote one follows what other processes write: it serves nothing
   * that they have replaced or removed, once this process is told. {@code false} spares it what
   * that costs; then it may serve the older value for its {@link #ttl}. Of no meaning for a remote
   * tier, nor where no storage of the chain can tell.
   */
  boolean follow() default true;

  /**
   * For a heap tier: drops an entry that it was not asked for in so long, in the form of {@link
   * #ttl}, as in {@code "10m"}. An entry that is asked for all the time ends by its {@code ttl} as
   * ever, so this is the shorter one. A look ({@code peek}, {@code asMap()}) is no use of an entry.
   */
  String expireAfterAccess() default "";
}
