package org.springframework.context.annotation;

/** As Spring has it. */
public @interface Bean {
  /** Its names. */
  String[] name() default {};

  /** What ends it. */
  String destroyMethod() default "(inferred)";
}
