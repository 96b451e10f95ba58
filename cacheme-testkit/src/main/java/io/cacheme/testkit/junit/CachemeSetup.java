package io.cacheme.testkit.junit;

import io.cacheme.Cacheme;

/**
 * Implemented by a test class with {@link CachemeTest}, itself or by an interface that several
 * share, to set what the application sets: a prefix, a serializer, timeouts, storages of its own.
 */
@FunctionalInterface
public interface CachemeSetup {

  /**
   * Called before each test, after the instance was made and before its {@code @BeforeEach}. Of
   * nested classes each that implements it, from the outside in. A storage that is given here is
   * the test's own, and no other stands in for it.
   *
   * @param builder has the clock, the scheduler and the log of the test
   */
  void configure(Cacheme.Builder builder);
}
