package io.cacheme.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps a component of a {@link CacheNode} record out of its key: two records that differ only in
 * it share one entry.
 *
 * <p>On a component that is a record itself, parts that the key names, as in <code>{tenant.id}
 * </code>, still count, and nothing else of it does.
 *
 * <p>On a parameter of a {@link Memoize} method: it is handed to the method and is no part of the
 * key, so that calls that differ only in it share one entry. On one of an {@link Invalidates} or
 * {@link Puts} method: the key is not taken from it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
public @interface KeyIgnore {}
