package io.cacheme.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;

/**
 * On {@code XxxMemoizedConfiguration}, which the processor writes for an interface with
 * {@code @Memoize}, {@code @Invalidates} or {@code @Puts}: its decorator is a bean where {@code
 * cacheme.memoize=true}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Configuration(proxyBeanMethods = false)
@Conditional(MemoizeCondition.class)
@Import(MemoizedBeans.class)
@SuppressWarnings("exports") // Spring alone names them
public @interface MemoizedConfiguration {

  /** The name of the configuration's own bean. */
  @AliasFor(annotation = Configuration.class)
  String value();
}
