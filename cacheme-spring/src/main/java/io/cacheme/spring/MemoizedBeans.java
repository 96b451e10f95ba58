package io.cacheme.spring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.core.type.MethodMetadata;
import org.springframework.util.ClassUtils;

/**
 * Gives each {@link MemoizedBean} the bean that it decorates, before any bean is made. What it has
 * decided stands in the definitions, and so is there when these were made ahead of time.
 */
final class MemoizedBeans implements BeanFactoryPostProcessor {

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    Map<String, Class<?>> decorators = new LinkedHashMap<>();
    for (String name : beans.getBeanDefinitionNames()) {
      Class<?> type = decorated(beans.getBeanDefinition(name), beans.getBeanClassLoader());
      if (type != null) {
        decorators.put(name, type);
      }
    }
    decorators.forEach((name, type) -> decorate(beans, name, type, decorators));
  }

  /** The interface that the bean decorates; null if it is no decorator. */
  private static @Nullable Class<?> decorated(
      BeanDefinition definition, @Nullable ClassLoader loader) {
    MethodMetadata method =
        definition instanceof AnnotatedBeanDefinition annotated
            ? annotated.getFactoryMethodMetadata()
            : null;
    Map<String, @Nullable Object> attributes =
        method == null ? null : method.getAnnotationAttributes(MemoizedBean.class.getName(), true);
    return attributes == null
        ? null
        : ClassUtils.resolveClassName(String.valueOf(attributes.get("value")), loader);
  }

  private static void decorate(
      ConfigurableListableBeanFactory beans,
      String decorator,
      Class<?> type,
      Map<String, Class<?>> decorators) {
    List<String> candidates =
        new ArrayList<>(
            Arrays.asList(
                BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false)));
    candidates.removeIf(name -> decorators.containsKey(name) || !isCandidate(beans, name));
    if (candidates.isEmpty()) { // nobody has what it would decorate
      ((BeanDefinitionRegistry) beans).removeBeanDefinition(decorator);
      return;
    }
    String target = candidates.get(0);
    if (candidates.size() > 1) {
      List<String> primary = candidates.stream().filter(name -> isPrimary(beans, name)).toList();
      if (primary.size() != 1) {
        throw new IllegalStateException(
            "cacheme.memoize=true, and which bean of "
                + type.getName()
                + " is to be memoized cannot be told: "
                + candidates
                + ". Mark one of them @Primary, or set cacheme.memoize=false and declare the"
                + " decorator as a bean of your own");
      }
      target = primary.get(0);
    }
    beans
        .getBeanDefinition(decorator)
        .getConstructorArgumentValues()
        .addIndexedArgumentValue(0, new RuntimeBeanReference(target));
    if (beans.containsBeanDefinition(target)) {
      beans.getBeanDefinition(target).setPrimary(false);
    }
  }

  private static boolean isCandidate(ConfigurableListableBeanFactory beans, String name) {
    return !beans.containsBeanDefinition(name)
        || beans.getBeanDefinition(name).isAutowireCandidate();
  }

  private static boolean isPrimary(ConfigurableListableBeanFactory beans, String name) {
    return beans.containsBeanDefinition(name) && beans.getBeanDefinition(name).isPrimary();
  }
}
