package org.springframework.beans.factory.annotation;

/** As Spring has it. */
public @interface Qualifier {
  /** Which. */
  String value() default "";
}
