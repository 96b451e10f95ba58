package io.cacheme.spring;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether decorators are beans. */
final class MemoizeCondition implements Condition {

  private static final String PROPERTY = "cacheme.memoize";

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return context.getEnvironment().getProperty(PROPERTY, Boolean.class, false);
  }
}
