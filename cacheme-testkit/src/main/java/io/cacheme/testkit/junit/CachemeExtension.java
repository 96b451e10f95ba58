package io.cacheme.testkit.junit;

import io.cacheme.Cacheme;
import io.cacheme.testkit.LoadLog;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link CachemeTest} does. By {@code @ExtendWith} alone tests have no lock, and one that
 * begins while another has the global {@code Cacheme} fails.
 */
public final class CachemeExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(CachemeExtension.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
  private static final Set<Class<?>> PARAMETERS =
      Set.of(
          Cacheme.class,
          ManualScheduler.class,
          ManualTimeSource.class,
          TestStorages.class,
          LoadLog.class);

  /** The name of the test whose {@code Cacheme} is the global one. */
  private static final AtomicReference<@Nullable String> RUNNING = new AtomicReference<>();

  /** Called by JUnit. */
  public CachemeExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    String running = RUNNING.compareAndExchange(null, context.getUniqueId());
    if (context.getUniqueId().equals(running)) {
      throw new IllegalStateException(
          context.getDisplayName()
              + " has two of CachemeExtension\n    help:  leave @CachemeTest alone, and take away"
              + " @RegisterExtension");
    }
    if (running != null) {
      throw new IllegalStateException(
          context.getDisplayName()
              + " cannot have the global Cacheme, which "
              + running
              + " has\n    help:  annotate both with @CachemeTest, or with"
              + " @ResourceLock(CachemeTest.LOCK), so that they do not run at the same time");
    }
    try {
      Bench bench = Bench.of(context);
      context.getStore(NAMESPACE).put(Bench.class, bench);
    } catch (RuntimeException | Error e) { // no bench, so nothing is to be taken down
      RUNNING.set(null);
      throw e;
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Bench bench = context.getStore(NAMESPACE).remove(Bench.class, Bench.class);
    if (bench == null) {
      return; // it could not be made
    }
    try {
      bench.close();
    } finally {
      RUNNING.set(null);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Bench bench = context.getStore(NAMESPACE).get(Bench.class, Bench.class);
    if (bench == null) {
      throw new ParameterResolutionException(
          "there is a Cacheme for each test, and none yet for "
              + parameter.getDeclaringExecutable()
              + "\n    help:  make it a parameter of the test, or of a method with @BeforeEach");
    }
    return bench.get(parameter.getParameter().getType());
  }

  /** What one test has. */
  private record Bench(
      Cacheme cacheme,
      @Nullable Cacheme before,
      ManualTimeSource time,
      ManualScheduler scheduler,
      TestStorages storages,
      LoadLog log) {

    static Bench of(ExtensionContext context) {
      ManualTimeSource time = new ManualTimeSource();
      ManualScheduler scheduler = new ManualScheduler(time);
      TestStorages storages = new TestStorages(time, heapNames(context));
      LoadLog log = new LoadLog();
      Cacheme.Builder builder =
          Cacheme.builder()
              .timeSource(time)
              .scheduler(scheduler)
              .completeOnStorageThreads()
              .closeTimeout(CLOSE_TIMEOUT)
              .storageFactory(storages::make)
              .listener(log);
      for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
        if (instance instanceof CachemeSetup setup) {
          setup.configure(builder);
        }
      }
      Cacheme cacheme = builder.build();
      storages.belongTo(cacheme);
      return new Bench(cacheme, Cacheme.getAndSetGlobal(cacheme), time, scheduler, storages, log);
    }

    private static Set<String> heapNames(ExtensionContext context) {
      for (Optional<ExtensionContext> at = Optional.of(context);
          at.isPresent();
          at = at.get().getParent()) {
        Optional<CachemeTest> found =
            AnnotationSupport.findAnnotation(at.get().getElement(), CachemeTest.class);
        if (found.isPresent()) {
          return Set.copyOf(List.of(found.get().local()));
        }
      }
      return Set.of();
    }

    Object get(Class<?> type) {
      if (type == Cacheme.class) {
        return cacheme;
      }
      if (type == ManualScheduler.class) {
        return scheduler;
      }
      if (type == ManualTimeSource.class) {
        return time;
      }
      return type == TestStorages.class ? storages : log;
    }

    void close() {
      Cacheme.getAndSetGlobal(before); // first: a global one that is closed leaves none behind
      storages.letGo();
      cacheme.close();
    }
  }
}
