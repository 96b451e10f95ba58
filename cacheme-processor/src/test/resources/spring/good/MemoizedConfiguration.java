package io.cacheme.spring;

/** As we have it. */
public @interface MemoizedConfiguration {
  /** The bean's name. */
  String value();
}
