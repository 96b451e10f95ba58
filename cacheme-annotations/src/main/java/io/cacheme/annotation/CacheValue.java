package io.cacheme.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a cached value a codec of its own: the compilation of the value writes {@code
 * UserViewCodec} next to it, and all nodes use that one, also those of other packages and jars.
 *
 * <p>Without it each node's codec holds what it needs, and can only hold what is visible from the
 * node. With it the value may have package-private parts. For records, enums and sealed interfaces
 * without type parameters.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CacheValue {}
