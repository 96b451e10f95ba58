package io.cacheme.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Project Reactor's threads, where it is there. */
final class Reactor {

  private static final @Nullable Class<?> NON_BLOCKING = nonBlocking();

  private Reactor() {}

  private static @Nullable Class<?> nonBlocking() {
    try {
      return ClassUtils.forName(
          "reactor.core.scheduler.NonBlocking", Reactor.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return null; // then it has no threads
    }
  }

  /** Whether the calling thread is one that no others wait for to go on. */
  static boolean mustNotWait() {
    return NON_BLOCKING != null && NON_BLOCKING.isInstance(Thread.currentThread());
  }
}
