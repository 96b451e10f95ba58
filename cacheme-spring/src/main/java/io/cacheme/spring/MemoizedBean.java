package io.cacheme.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the method of a {@link MemoizedConfiguration}: its bean is injected in the place of the one of
 * this interface that it decorates, which is its first argument.
 *
 * <p>That is the only bean of the interface, or of several the primary one; which is then primary
 * no more. By its own class, or its name, it is injected as before. Where there is none, there is
 * no decorator either.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MemoizedBean {

  /** The interface. */
  Class<?> value();
}
