package io.cacheme.tests.declarations;

import com.google.testing.compile.Compilation;
import io.cacheme.Cacheme;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the programs of declarations that were compiled. */
final class Use {

  private final ClassLoader classes;

  Use(Compilation compilation) {
    this.classes = new Compiled(compilation);
  }

  /** What the program of {@code declaration} threw. */
  Optional<String> failure(Declaration declaration) {
    try {
      for (Method method : methods(classes.loadClass(declaration.programName()))) {
        run(method);
      }
      return Optional.empty();
    } catch (InvocationTargetException e) {
      return Optional.of(traced(e.getCause()));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(declaration.programName(), e);
    }
  }

  private static List<Method> methods(Class<?> program) {
    return Stream.of(program.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .sorted(Comparator.comparing(Method::getName).reversed())
        .toList();
  }

  /** What was thrown, with where the program was. */
  private static String traced(Throwable thrown) {
    return Stream.of(thrown.getStackTrace())
        .map(StackTraceElement::toString)
        .filter(frame -> frame.contains("ZqRun"))
        .collect(Collectors.joining("\n", thrown + "\n", ""));
  }

  /** Calls it with two instances that share a remote storage; the second is the global one. */
  private static void run(Method method) throws ReflectiveOperationException {
    ManualTimeSource time = new ManualTimeSource();
    InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
    try (Cacheme one = cacheme(time, memory);
        Cacheme two = cacheme(time, memory.another())) {
      Cacheme.setGlobal(two);
      method.invoke(null, one, two);
    }
  }

  private static Cacheme cacheme(ManualTimeSource time, InMemoryRemoteStorage memory) {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(new ManualScheduler(time))
        .completeOnStorageThreads()
        .loadExecutor(Runnable::run)
        .storage("local", new InMemoryLocalStorage())
        .storage("far", memory)
        .build();
  }
}
