package io.cacheme.spring.boot;

import io.cacheme.Cacheme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;

/**
 * Makes an application's {@link Cacheme} the global one as soon as it is made, and puts back what
 * was there before right before it is closed, unless somebody has set another meanwhile. Where
 * nothing was there, the closed one stays it, so that who uses static accessors after the end is
 * told (R22), and does not get an empty cache that nobody closes.
 *
 * <p>Applications may begin and end in any order, as the contexts of tests do.
 */
final class GlobalCacheme implements DestructionAwareBeanPostProcessor {

  private static final List<Reign> REIGNS = new ArrayList<>();

  private final ConfigurableListableBeanFactory beans;

  GlobalCacheme(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  private static final class Reign {

    final Cacheme cacheme;
    @Nullable Cacheme before;

    Reign(Cacheme cacheme, @Nullable Cacheme before) {
      this.cacheme = cacheme;
      this.before = before;
    }
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof Cacheme cacheme && isTheOne(name)) {
      begin(cacheme);
    }
    return bean;
  }

  @Override
  public boolean requiresDestruction(Object bean) {
    return bean instanceof Cacheme;
  }

  @Override
  public void postProcessBeforeDestruction(Object bean, String name) {
    if (bean instanceof Cacheme cacheme) {
      end(cacheme);
    }
  }

  /** Of several it is the primary one, or none. */
  private boolean isTheOne(String name) {
    if (beans.getBeanNamesForType(Cacheme.class, true, false).length == 1) {
      return true;
    }
    return beans.containsBeanDefinition(name) && isPrimary(beans.getBeanDefinition(name));
  }

  private static boolean isPrimary(BeanDefinition definition) {
    return definition.isPrimary();
  }

  private static void begin(Cacheme cacheme) {
    synchronized (REIGNS) {
      REIGNS.add(new Reign(cacheme, Cacheme.getAndSetGlobal(cacheme)));
    }
  }

  private static void end(Cacheme cacheme) {
    synchronized (REIGNS) {
      for (int i = 0; i < REIGNS.size(); i++) {
        if (REIGNS.get(i).cacheme == cacheme) {
          end(REIGNS.remove(i));
          return;
        }
      }
    }
  }

  private static void end(Reign ended) {
    for (Reign each : REIGNS) {
      if (each.before == ended.cacheme) {
        each.before = ended.before; // it came later, and must not put back what is closed
        return;
      }
    }
    Cacheme before = ended.before;
    if (before != null) {
      Cacheme now = Cacheme.getAndSetGlobal(before);
      if (now != null && now != ended.cacheme) {
        Cacheme.setGlobal(now);
      }
    }
  }
}
