package io.cacheme.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a record is a cache key: what is cached under it, where, and for how long. The
 * annotation processor writes {@code XxxCache} and {@code XxxNodes} from it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CacheNode {

  /**
   * The version of the value's shape; it ends every key, so that a new version never meets old
   * values. Letters, digits, {@code .}, {@code _} and {@code -}.
   *
   * <p>{@code "auto"} makes it of the value's shape, {@code auto-} and 16 hex digits: names, types
   * and order of all its parts, and the serializer. It needs a remote tier and a generated codec.
   */
  String version() default "v1";

  /**
   * Other versions that are in use at the same time, as in {@code {"v1"}} while {@code "v2"} is
   * rolled out: what is written or removed by this node is removed under them, too, from each
   * remote tier, and processes whose heaps follow them are told. Without it, processes of another
   * version go on with what they have until it expires. Needs a remote tier.
   */
  String[] alsoInvalidate() default {};

  /**
   * The kinds of groups that the entries belong to, each a template as of {@link #key} with some of
   * its components: with <code>"tenant:{tenantId}"</code> the generated classes have {@code
   * invalidateByTenantId}, which ends all entries of one tenant, in every tier, for all processes,
   * at a cost that does not grow with them. At most eight.
   */
  String[] groups() default {};

  /**
   * The key's template: text with <code>{component}</code> or <code>{component.part}</code> in it,
   * <code>{{</code> and <code>}}</code> for plain braces. Empty if the record declares {@code
   * String key()}.
   */
  String key() default "";

  /**
   * Plain text that begins every key of a record with {@code String key()}, as in {@code "user:"}:
   * the key is this and what {@code key()} answers. Ends in {@code :}, and has no braces. Without
   * it such a record could render any key, and refuses all others of its version on its remote
   * storages. Empty beside a template, which begins with its own text.
   */
  String keyPrefix() default "";

  /** The tiers, first asked first; one at least. */
  Cache[] caches() default {};

  /**
   * The serializer for remote tiers: a class that implements {@code io.cacheme.codec.Serializer}
   * and has a public constructor without parameters. {@code void.class} for MessagePack.
   */
  Class<?> serializer() default void.class;

  /** How to compress what remote tiers keep: worth it for values of some hundred bytes or more. */
  Compression compression() default Compression.NONE;

  /** How long to remember that there is no value, as in {@code "5s"}; empty to ask every time. */
  String negativeTtl() default "";

  /**
   * By how much sooner than its {@link Cache#ttl} an entry may expire, as a share of that: with
   * {@code 0.1} and an hour, after 54 to 60 minutes, drawn anew for each entry and tier. So that
   * what was loaded together is not all loaded again together. At most 0.5; 0 for none.
   *
   * <p>A record that declares {@code Duration ttl(V value)} says for each value how long it is kept
   * at most: see that for values of which some change soon.
   */
  double ttlJitter() default 0;

  /**
   * From what age on a value is loaded anew while it is served, as in {@code "10s"}: who asks gets
   * the older one at once, and one load runs beside. Shorter than the longest {@link Cache#ttl}.
   * Empty for never.
   */
  String softTtl() default "";

  /**
   * For how long after its {@link Cache#ttl} a value is served if its load fails, is rejected or
   * takes too long, as in {@code "10m"}; at most 24 days. Empty for not at all.
   */
  String staleIfError() default "";

  /**
   * After how long a key is loaded again whose load has failed while an older value was served, as
   * in {@code "1s"}; empty for five seconds. Needs {@link #softTtl} or {@link #staleIfError}.
   */
  String retryAfter() default "";

  /**
   * For how long after a key was asked for its value is loaded anew by itself each time that it is
   * as old as {@link #softTtl}, as in {@code "10m"}: who asks within that time finds none that is
   * older than that and its load take together. Needs {@link #softTtl}. Empty for only where it is
   * asked for.
   */
  String refreshAhead() default "";

  /**
   * What share of the hits is loaded once more, beside the answer, and compared: {@code 0.001} for
   * one in a thousand. What differs is counted, and changes nothing. From 0 to 1; 0 for none.
   */
  double verify() default 0;

  /**
   * After how long a load has failed, as in {@code "2s"}; empty for the {@code loadTimeout} of the
   * {@code Cacheme}.
   */
  String loadTimeout() default "";

  /**
   * After how long who waits for a load is answered by the older value, if there is one that {@link
   * #staleIfError} lets be served, as in {@code "50ms"}; the load goes on, and what it gives is
   * kept. Needs {@link #staleIfError}. Empty for never.
   */
  String softLoadTimeout() default "";

  /**
   * For how long the failure of a load is the answer of all who ask for the key again, as in {@code
   * "1s"}, so that nothing is loaded meanwhile. Empty to load each time.
   */
  String errorTtl() default "";

  /**
   * How many loads run at a time in one process, so that a source is not asked for more than it can
   * bear; a bulk load counts as one. The others wait for their turn, ten thousand at most, for as
   * long as a load may take. 0 for any number.
   */
  int maxConcurrentLoads() default 0;

  /**
   * Stores only what is loaded for the second time, as in {@code @Doorkeeper(size = 1_000_000)};
   * one at most.
   */
  Doorkeeper[] doorkeeper() default {};

  /** Among whom a key is loaded once: those who ask in one process, or in all of them. */
  Singleflight singleflight() default Singleflight.PROCESS;

  /**
   * Whether what heap tiers have can be written to a file, and brought back by a process that
   * starts later: {@code NodeCache.dump} and {@code restore}. All components of the record have to
   * be such as a codec writes; so have the values, or {@code serializer} binds data itself.
   */
  boolean dumpable() default false;

  /**
   * The stem of the generated classes' names, a Java name: {@code UserInfo} for {@code
   * UserInfoCache}. Empty for one made of the record's name.
   */
  String generated() default "";
}
