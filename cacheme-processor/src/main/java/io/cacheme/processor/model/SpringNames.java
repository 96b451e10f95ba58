package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Map;

/** The classes of Spring, and ours for it, that generated code names where they can be named. */
public final class SpringNames {

  private static final String CONTEXT = "org.springframework.context.annotation";
  private static final String OWN = "io.cacheme.spring";

  /** {@code @Configuration}. */
  public static final ClassName CONFIGURATION = ClassName.get(CONTEXT, "Configuration");

  /** {@code @Bean}. */
  public static final ClassName BEAN = ClassName.get(CONTEXT, "Bean");

  /** {@code @Primary}. */
  public static final ClassName PRIMARY = ClassName.get(CONTEXT, "Primary");

  /** {@code @MemoizedConfiguration}: where it is visible, and Spring is, there are beans. */
  public static final ClassName MEMOIZED_CONFIGURATION =
      ClassName.get(OWN, "MemoizedConfiguration");

  /** {@code @MemoizedBean}. */
  public static final ClassName MEMOIZED_BEAN = ClassName.get(OWN, "MemoizedBean");

  /**
   * What the name of a bean ends with, after its class, around which Spring puts no proxy: of a
   * decorator's own the transaction would be around the cache, which then would keep nothing, and
   * its class is final.
   */
  public static final String NO_PROXY = ".ORIGINAL";

  /** The option of the processor that says whether there are beans: {@code false} for none. */
  public static final String OPTION = "cacheme.beans";

  private SpringNames() {}

  /** Whether {@code options} of the processor leave beans to be made where Spring is. */
  public static boolean makesBeans(Map<String, String> options) {
    return !"false".equals(options.get(OPTION));
  }
}
