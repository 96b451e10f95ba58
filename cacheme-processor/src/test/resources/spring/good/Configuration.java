package org.springframework.context.annotation;

/** As Spring has it. */
public @interface Configuration {
  /** The bean's name. */
  String value() default "";

  /** Whether methods may call each other. */
  boolean proxyBeanMethods() default true;
}
