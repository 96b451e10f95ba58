package io.cacheme.spring;

/** As we have it. */
public @interface MemoizedBean {
  /** The interface. */
  Class<?> value();
}
