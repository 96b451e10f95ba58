package io.cacheme.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a record of a sealed interface is called in the stored bytes, as their field {@code @type};
 * without it the record's simple name. A name that stays lets the record be renamed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TypeName {

  /** The name, different from those of the interface's other records. */
  String value();
}
