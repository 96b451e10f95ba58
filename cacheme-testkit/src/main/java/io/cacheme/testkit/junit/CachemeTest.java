package io.cacheme.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives each test a {@code Cacheme} of its own, which is the {@linkplain
 * io.cacheme.Cacheme#global() global one} as long as the test runs: with a clock that stands until
 * the test moves it, and with a storage in memory for each name that a node names. After the test
 * it is closed, and what was global before is so again.
 *
 * <p>A test method, and what JUnit calls before and after each, can have as parameters:
 *
 * <ul>
 *   <li>{@link io.cacheme.Cacheme}: the test's own
 *   <li>{@link io.cacheme.testkit.ManualScheduler}: {@code advance(…)} lets time pass
 *   <li>{@link io.cacheme.testkit.ManualTimeSource}: its clock alone
 *   <li>{@link TestStorages}: what the storages have, and how they fail
 *   <li>{@link io.cacheme.testkit.LoadLog}: what was loaded, and how the rest was answered
 * </ul>
 *
 * <p>There is one global {@code Cacheme} in a JVM. So tests with this annotation never run at the
 * same time, whatever JUnit is told of parallel execution: they share the lock {@link #LOCK}. A
 * test without it that uses the global one needs that lock, too, by {@code @ResourceLock}. A test
 * class that is also a {@link CachemeSetup} sets more on the builder.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(CachemeExtension.class)
@ResourceLock(CachemeTest.LOCK)
public @interface CachemeTest {

  /** The name of the lock on the global {@code Cacheme}. */
  String LOCK = "io.cacheme.Cacheme.global";

  /**
   * The names of heap storages, besides {@code local} and those that begin with {@code local-}: as
   * {@code -Acacheme.storages=hot=local} tells the compiler. All others are remote.
   */
  String[] local() default {};
}
