package io.cacheme.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a method changes: after it has succeeded the generated decorator, which also serves {@link
 * Memoize}, invalidates the {@link CacheNode} that the method's parameters or its result tell.
 *
 * <pre>{@code
 * interface Users {
 *   @Invalidates(UserInfo.class) // record UserInfo(long userId)
 *   void rename(long userId, String name);
 *
 *   @Invalidates(UserInfo.class) // user.userId()
 *   void delete(User user);
 *
 *   @Invalidates(UserInfo.class) // the user that is returned has the id
 *   CompletionStage<User> register(Registration registration);
 *
 *   @Invalidates(UserInfo.class)
 *   int deleteAll(Collection<Long> userIds);
 *
 *   @Invalidates(value = UserInfo.class, group = "tenant:{tenantId}") // all of the tenant's
 *   void renameTenant(long tenantId, String name);
 * }
 *
 * Users users = new UsersMemoized(database, UserInfoCache.create(cacheme));
 * }</pre>
 *
 * <p>Each component of the node takes the parameter of its name; where there is none, what an
 * accessor of its name gives: of a parameter, or of the result. What two places could give is a
 * compile error, as is what nothing gives: mark a parameter {@link KeyIgnore} that is not meant,
 * name the one that is by {@link #from}, or map by {@link ToNode}. Other parameters do not matter.
 *
 * <p>The caller waits until the invalidation has ended, and then always gets the method's own
 * result: an invalidation that fails is told to {@code CachemeListener} and logged, the tier that
 * was not reached is not read for that key by this process, and its removal is tried again until it
 * got through or the entry has expired. A method that throws, or whose stage fails, invalidates
 * nothing.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(Invalidates.List.class)
public @interface Invalidates {

  /** The {@link CacheNode} record to invalidate. */
  Class<?> value();

  /**
   * One of the node's {@linkplain CacheNode#groups groups}, as it is written there: all entries of
   * the group are invalidated instead of one key, and what the template names is what the method
   * must give: {@code tenantId}; {@code orgId} for {@code {org.id}}.
   */
  String group() default "";

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
    Invalidates[] value();
  }
}
